import type { Writable } from 'node:stream'
import { isSameSignature, signLine } from '../signature.ts'
import type { Source } from '../sources-repository.ts'
import { Problem, problems } from './problem.ts'
import { parseJson, type Read, type Receipt, readEvent } from './read-events.ts'

/*
 * A stream of events, for as long as the source likes. A line is
 *
 *   <hex signature> <JSON of an event with its conversation>
 *
 * and each is signed together with the signature before it (`signature.ts`). Lines that have arrived are taken
 * together; after each such batch a line goes back that says through which line everything is committed or refused. A
 * source that loses its connection sends again what was not acknowledged: offsets count once.
 */

type World = {
  readonly source: Source
  readonly signature: string
  readonly take: (read: readonly Read[]) => Promise<Receipt>
}

/** Longer than the longest utterance can be, however its letters are written. */
const longestLine = 100_000
const linesAtOnce = 200

/** Takes lines until the source ends, a line is not the source's, or the source is gone. Never rejects. */
export async function takeStream(world: World, lines: AsyncIterable<Buffer>, answer: Writable): Promise<void> {
  let { signature } = world
  let through = 0
  const say = (line: object) => answer.write(`${JSON.stringify(line)}\n`)
  try {
    for await (const batch of linesOf(lines)) {
      const read = batch.map((line) => {
        const event = openLine(world.source, signature, line)
        signature = line.slice(0, line.indexOf(' '))
        return event
      })
      const receipt = await world.take(read)
      through += batch.length
      say({ throughLine: through, ...receipt })
    }
  } catch (error) {
    const problem =
      error instanceof Problem ? error : new Problem('unavailable', 'The stream ended early. Send the rest anew.')
    const { status, title } = problems[problem.problem]
    say({
      type: `urn:cue311:problem:${problem.problem}`,
      title,
      status,
      detail: problem.message,
      afterLine: through,
      ...problem.more,
    })
  } finally {
    answer.end()
  }
}

function openLine(source: Source, previous: string, line: string): Read {
  const space = line.indexOf(' ')
  const [signature, json] = [line.slice(0, space), line.slice(space + 1)]
  if (space < 0 || !isSameSignature(signLine(source.secret, previous, json), signature)) {
    throw new Problem('wrong-signature', 'This line is not signed together with the one before it.')
  }
  return readEvent(parseJson(Buffer.from(json)), null)
}

/** Whole lines, those that have arrived together. */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) throw new Problem('too-large', `A line has at most ${longestLine} characters.`)
    const whole = lines.filter((line) => line !== '')
    for (let start = 0; start < whole.length; start += linesAtOnce) yield whole.slice(start, start + linesAtOnce)
  }
  if (rest !== '') yield [rest]
}
