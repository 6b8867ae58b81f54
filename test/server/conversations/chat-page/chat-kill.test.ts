import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { aChatDesk } from '../../support/a-chat-desk.ts'
import { aDatabase } from '../../support/a-database.ts'
import { addAgent, startServer } from '../../support/a-program.ts'
import { aResident } from '../../support/a-resident.ts'
import { httpClient } from '../../support/http-client.ts'

it('a chat goes on when the server was killed and started again', async () => {
  const database = await aDatabase()
  const settings = { CUE311_DATABASE_URL: database.url, CUE311_CHAT_PAGE: 'yes' }
  const first = await startServer(settings)
  await addAgent('maya', settings)
  const resident = aResident(first.url)
  await resident.start()
  const page = await resident.open()
  const id = randomUUID()
  await resident.say('Before', id)
  await expect.poll(page.texts).toEqual(['Before'])
  await first.end('SIGKILL')
  await expect.poll(page.isEnded).toBe(true)

  const second = await startServer(settings)
  const again = aResident(second.url, resident.token)
  const message = page.events.find(({ kind }) => kind === 'message')
  const back = await again.open(message?.kind === 'message' ? message.position : 0)
  expect((await again.say('Before', id)).status).toBe(200)
  expect((await again.say('After')).status).toBe(200)
  await expect.poll(back.texts).toEqual(['After'])
  const desk = await aChatDesk(httpClient(second.url))
  await desk.take()
  await expect.poll(desk.texts).toEqual(['resident: Before', 'resident: After'])
  desk.close()
  back.close()
  await second.end('SIGTERM')
  await database.remove()
})
