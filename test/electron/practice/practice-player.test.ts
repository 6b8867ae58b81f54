import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createPracticePlayer } from '../../../electron/practice/practice-player.ts'
import { loadPracticeScripts } from '../../../electron/practice/practice-scripts.ts'
import type { PracticeScript } from '../../../shared/practice/script.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { collectingLog } from '../support/collecting-log.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const script: PracticeScript = {
  scriptId: 'pothole',
  title: { en: 'Pothole', fr: 'Nid-de-poule' },
  kind: 'simple-question',
  channel: 'voice',
  language: 'en',
  expects: ['pothole-report'],
  turns: [
    { text: 'Hello.', pauseMs: 1_000 },
    { text: 'There is a hole in the road.', pauseMs: 4_000 },
  ],
}
const interactionId = randomUUID()

function aPlayer(pace = 1) {
  const clock = fakeClock()
  const player = createPracticePlayer({ scripts: [script], clock, after: clock.after, pace })
  const heard: string[] = []
  player.listen({
    utteranceHeard: (_interaction, { text }) => heard.push(text),
    conversationFinished: () => heard.push('(finished)'),
  })
  return { player, clock, heard }
}

describe('practice player', () => {
  it('says each turn after its pause', () => {
    const { player, clock, heard } = aPlayer()
    player.play('pothole', interactionId)
    clock.advance(999)
    expect(heard).toEqual([])
    clock.advance(1)
    expect(heard).toEqual(['Hello.'])
    clock.advance(4_000)
    expect(heard).toEqual(['Hello.', 'There is a hole in the road.', '(finished)'])
  })

  it('divides the pauses by the pace', () => {
    const { player, clock, heard } = aPlayer(10)
    player.play('pothole', interactionId)
    clock.advance(100)
    clock.advance(400)
    expect(heard).toHaveLength(3)
  })

  it('is silent while paused', () => {
    const { player, clock, heard } = aPlayer()
    player.play('pothole', interactionId)
    player.pause(true)
    clock.advance(60_000)
    expect(heard).toEqual([])
  })

  it('goes on with what was left of the pause', () => {
    const { player, clock, heard } = aPlayer()
    player.play('pothole', interactionId)
    clock.advance(600)
    player.pause(true)
    clock.advance(60_000)
    player.pause(false)
    clock.advance(399)
    expect(heard).toEqual([])
    clock.advance(1)
    expect(heard).toEqual(['Hello.'])
  })

  it('is silent after a stop', () => {
    const { player, clock, heard } = aPlayer()
    player.play('pothole', interactionId)
    clock.advance(1_000)
    player.stop()
    clock.advance(60_000)
    expect(heard).toEqual(['Hello.'])
  })

  it('plays the new script alone when another one is begun', () => {
    const { player, clock, heard } = aPlayer()
    player.play('pothole', interactionId)
    clock.advance(1_000)
    player.play('pothole', randomUUID())
    clock.advance(1_000)
    expect(heard).toEqual(['Hello.', 'Hello.'])
  })

  it('knows no script of another name', () => {
    expect(aPlayer().player.play('nothing', interactionId)).toEqual({ ok: false, reason: 'no-such-script' })
  })
})

describe('practice scripts', () => {
  it('are read in the order of their names, without those that cannot be', async () => {
    const folder = join(await temporaryFolder(), 'practice')
    await mkdir(folder)
    await writeFile(join(folder, '2.json'), JSON.stringify({ ...script, scriptId: 'second' }))
    await writeFile(join(folder, '1.json'), JSON.stringify({ ...script, scriptId: 'first' }))
    await writeFile(join(folder, '3.json'), JSON.stringify({ ...script, turns: [] }))
    await writeFile(join(folder, '4.json'), 'not JSON')
    const log = collectingLog()
    expect((await loadPracticeScripts(folder, log)).map(({ scriptId }) => scriptId)).toEqual(['first', 'second'])
    expect(log.lines.map(({ details }) => details.script).sort()).toEqual(['3.json', '4.json'])
  })

  it('that come with the project can all be read', async () => {
    const log = collectingLog()
    const scripts = await loadPracticeScripts(join(import.meta.dirname, '../../../assets/practice'), log)
    expect(log.lines).toEqual([])
    expect(scripts.length).toBeGreaterThanOrEqual(12)
  })
})
