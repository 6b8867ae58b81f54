import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aChatDesk } from '../../support/a-chat-desk.ts'
import { aResident, type TestResident } from '../../support/a-resident.ts'
import { aServer, type TestServer } from '../../support/a-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer({ chatPage: true, chatLimits: { startsPerMinute: 1_000 } })
})
afterAll(() => server.stop())

type Desk = Awaited<ReturnType<typeof aChatDesk>>
/** A resident whom an agent of his own has taken. */
async function aTalk(): Promise<{ resident: TestResident; desk: Desk; conversationId: string }> {
  const name = `agent-${randomUUID().slice(0, 8)}`
  await server.addAgent(name)
  const resident = aResident(server.url)
  await resident.start()
  const desk = await aChatDesk(server, name)
  return { resident, desk, conversationId: await desk.take() }
}

describe('a chat', () => {
  it('goes both ways, in order', async () => {
    const { resident, desk, conversationId } = await aTalk()
    const page = await resident.open()
    await resident.say('Is the pool open?')
    await resident.say('On Sunday?')
    await expect.poll(desk.texts).toEqual(['resident: Is the pool open?', 'resident: On Sunday?'])
    await desk.say(conversationId, 'Until eight.')
    await expect.poll(page.texts).toEqual(['Is the pool open?', 'On Sunday?', 'Until eight.'])
    expect(page.state()).toBe('talking')
    page.close()
  })

  it('begins once, however often it is started', async () => {
    const resident = aResident(server.url)
    await resident.start({ language: 'fr', name: 'Amira' })
    expect(await resident.start({ language: 'fr', name: 'Amira' })).toEqual({ status: 200, reason: null })
    const started = await server.database.db
      .selectFrom('conversation')
      .selectAll()
      .where('resident', '=', 'Amira')
      .execute()
    expect(started).toMatchObject([{ language: 'fr', channel: 'chat', queue: 'chat' }])
    await resident.end()
  })

  it('keeps no token in the database', async () => {
    const { resident } = await aTalk()
    const { rows } = await server.database.pool.query('select source_key from conversation')
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(resident.token)
  })

  it('has a message once, however often it is sent', async () => {
    const { resident, desk } = await aTalk()
    const id = randomUUID()
    const answers = [await resident.say('Only once', id), await resident.say('Only once', id)]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    await resident.say('and this')
    await expect.poll(desk.texts).toEqual(['resident: Only once', 'resident: and this'])
  })

  it('lets a resident replace no words of the agent', async () => {
    const { resident, desk, conversationId } = await aTalk()
    const page = await resident.open()
    const utteranceId = randomUUID()
    await desk.say(conversationId, 'It costs nothing.', utteranceId)
    await expect.poll(page.texts).toEqual(['It costs nothing.'])
    await resident.say('You owe me money.', utteranceId)
    await expect.poll(() => desk.texts().length).toBe(2)
    const ids = desk.told
      .flatMap(({ events }) => events)
      .flatMap((event) => (event.kind === 'utterance' ? event.utterance.utteranceId : []))
    expect(new Set(ids).size).toBe(2)
    page.close()
  })

  it('goes on where the page was', async () => {
    const { resident, desk, conversationId } = await aTalk()
    const first = await resident.open()
    await desk.say(conversationId, 'One')
    await expect.poll(first.texts).toEqual(['One'])
    first.close()
    await desk.say(conversationId, 'Two')
    const message = first.events.find(({ kind }) => kind === 'message')
    const again = await resident.open(message?.kind === 'message' ? message.position : 0)
    await expect.poll(again.texts).toEqual(['Two'])
    const anew = await resident.open()
    await expect.poll(anew.texts).toEqual(['One', 'Two'])
    for (const page of [again, anew]) page.close()
  })

  it('says how many are before', async () => {
    const residents = [aResident(server.url), aResident(server.url)] as const
    for (const resident of residents) await resident.start()
    const [first, second] = [await residents[0].open(), await residents[1].open()]
    await expect.poll(first.state).toMatch(/^waiting \d+$/)
    const place = Number(first.state()?.split(' ')[1])
    await expect.poll(second.state).toBe(`waiting ${place + 1}`)
    await residents[0].end()
    await expect.poll(first.state).toBe('ended')
    await expect.poll(second.state).toBe(`waiting ${place}`)
    await residents[1].end()
    for (const page of [first, second]) page.close()
  })

  it('shows each that the other types', async () => {
    const { resident, desk, conversationId } = await aTalk()
    const page = await resident.open()
    await expect.poll(page.state).toBe('talking')
    await desk.ask('conversation:typing', { conversationId, typing: true })
    await expect.poll(() => page.events).toContainEqual({ kind: 'typing', typing: true })
    await resident.type(true)
    expect(await desk.event('conversation:moment')).toMatchObject({ moment: { kind: 'typing', typing: true } })
    page.close()
  })

  it('tells the desk whether the resident is there', async () => {
    const { resident, desk } = await aTalk()
    const page = await resident.open()
    await expect.poll(() => desk.last()?.residentConnected).toBe(true)
    page.close()
    await expect.poll(() => desk.last()?.residentConnected, { timeout: 30_000 }).toBe(false)
    const back = await resident.open()
    await expect.poll(() => desk.last()?.residentConnected).toBe(true)
    back.close()
  })

  it('takes nothing once it is over, whoever ended it', async () => {
    const { resident, desk, conversationId } = await aTalk()
    const page = await resident.open()
    await desk.ask('conversation:end', { conversationId })
    await expect.poll(page.state).toBe('ended')
    expect(await resident.say('Wait!')).toEqual({ status: 409, reason: 'ended' })
    const other = await aTalk()
    await other.resident.end()
    expect((await other.resident.end()).status).toBe(200)
    expect((await other.resident.say('Hello?')).reason).toBe('ended')
    page.close()
  })

  it('leaves nothing that waits to be told to a platform', async () => {
    const { desk, conversationId } = await aTalk()
    await desk.say(conversationId, 'Until Friday.')
    const waiting = await server.database.db.selectFrom('conversation_reply').selectAll().execute()
    expect(waiting).toEqual([])
  })

  it('is over without its words once they are forgotten', async () => {
    const { resident, desk, conversationId } = await aTalk()
    await resident.say('My name is Amira.')
    await resident.end()
    await desk.ask('conversation:close', { conversationId })
    await expect
      .poll(
        async () =>
          (
            await server.database.db
              .selectFrom('conversation')
              .select('forgotten_at')
              .where('conversation_id', '=', conversationId)
              .executeTakeFirstOrThrow()
          ).forgotten_at,
        { timeout: 20_000 },
      )
      .not.toBeNull()
    const page = await resident.open()
    await expect.poll(page.state).toBe('ended')
    expect(page.texts()).toEqual([])
    page.close()
  })
})

describe('a token', () => {
  it('of no chat opens and begins nothing', async () => {
    const count = async () => (await server.database.pool.query('select from conversation')).rowCount
    const before = await count()
    const stranger = aResident(server.url)
    const answers = [
      await stranger.say('Hello'),
      await stranger.type(true),
      await stranger.end(),
      await stranger.open(),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect(await count()).toBe(before)
  })

  it('of one chat tells nothing of another', async () => {
    const [mine, other] = [await aTalk(), await aTalk()]
    const page = await other.resident.open()
    await mine.resident.say('Mine alone')
    await other.resident.say('The other')
    await expect.poll(page.texts).toEqual(['The other'])
    page.close()
  })

  it('is refused when it is too short to be unguessable', async () => {
    expect(await aResident(server.url, 'short').start()).toEqual({ status: 400, reason: 'malformed' })
  })
})
