import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationTail } from '../../../shared/conversation/conversation.ts'
import { aDesktop } from '../support/a-desktop.ts'
import { runProgram } from '../support/a-program.ts'
import { aServer, type TestServer } from '../support/a-server.ts'
import { aSource, type TestSource } from '../support/a-source.ts'

let server: TestServer
let source: TestSource
beforeAll(async () => {
  server = await aServer()
  source = await aSource({ url: server.url, db: server.database.db })
})
afterAll(() => server.stop())

const script = 'assets/practice/01-missed-garbage.json'
const replay = (agents: string, { secret = source.source.secret, file = script } = {}) =>
  runProgram(
    'replay',
    `--url ${server.url} --key ${source.source.keyId} --secret ${secret} --agents ${agents} --speed 100 --interim ${file}`.split(
      ' ',
    ),
    {},
  )

describe('the replay', () => {
  it('plays a script to the desk of the agent named, word by word', async () => {
    const maya = await aDesktop(server)
    const tails: ConversationTail[] = []
    maya.socket.on('conversation:events', (tail: ConversationTail) => tails.push(tail))
    await maya.ask('conversations:follow', { known: [] })
    const moment = maya.event('conversation:moment')
    const { code, stdout } = await replay('maya')
    expect(stdout).toMatch(/^1 conversations played: \d+ events told, 0 of them refused/)
    expect(code).toBe(0)
    expect(await moment).toMatchObject({ moment: { utterance: { text: expect.stringMatching(/^Hi/) } } })
    const kinds = () => tails.flatMap(({ events }) => events.map(({ kind }) => kind))
    const said = Array.from({ length: 4 }, () => 'utterance')
    await expect.poll(kinds).toEqual(['offered', 'accepted', ...said, 'ended'])
  })

  it('says what to do when an agent, the secret or the file is unknown', async () => {
    const [nobody, forged, away] = await Promise.all([
      replay('nobody'),
      replay('maya', { secret: 'guessed' }),
      replay('maya', { file: 'away.json' }),
    ])
    expect(nobody.stderr).toContain('Add nobody with "people add"')
    expect(forged.stderr).toContain('Check the key, the secret')
    expect(away.stderr).toBe('There is no file away.json.\n')
    expect([nobody.code, forged.code, away.code]).toEqual([1, 1, 1])
  })
})
