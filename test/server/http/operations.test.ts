import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDesktop } from '../support/a-desktop.ts'
import { aServer, type TestServer } from '../support/a-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await aServer()
})
afterAll(() => server.stop())

describe('health', () => {
  it('tells that the database answers, and the release', async () => {
    const response = await fetch(`${server.url}/health`)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ status: 'ok', database: 'ok', release: null, version: 'test' })
  })

  it('tells that the database does not answer, until it does again', async () => {
    const node = await aServer()
    await closeDatabase(node.database.url)
    const response = await fetch(`${node.url}/health`)
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ status: 'unavailable', database: 'unavailable' })
    await openDatabase(node.database.url)
    await expect.poll(async () => (await fetch(`${node.url}/health`)).status, { timeout: 30_000 }).toBe(200)
    await node.stop()
  })
})

describe('metrics', () => {
  it('count the desktops that are connected', async () => {
    const desktop = await aDesktop(server)
    const metrics = async () => (await fetch(`${server.url}/metrics`)).text()
    expect(await metrics()).toMatch(/^cue311_sockets 1$/m)
    desktop.close()
    await expect.poll(metrics, { timeout: 30_000 }).toMatch(/^cue311_sockets 0$/m)
  })
})

describe('an address where there is nothing', () => {
  it('is answered in words', async () => {
    const response = await fetch(`${server.url}/admin`)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ ok: false, reason: 'not-found' })
  })

  it('runs nothing in a browser', async () => {
    const { headers } = await fetch(`${server.url}/admin`)
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})

/** Cuts everybody off from a database, and lets nobody in. */
async function closeDatabase(url: string) {
  const name = new URL(url).pathname.slice(1)
  await askBeside(url, `alter database ${name} allow_connections false`)
  await askBeside(url, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
}
const openDatabase = (url: string) =>
  askBeside(url, `alter database ${new URL(url).pathname.slice(1)} allow_connections true`)

async function askBeside(url: string, statement: string) {
  const beside = new URL(url)
  beside.pathname = '/postgres'
  const client = new Client({ connectionString: beside.href })
  await client.connect()
  await client.query(statement)
  await client.end()
}
