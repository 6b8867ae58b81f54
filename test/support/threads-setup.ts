import { buildThreads } from './build-threads.ts'

let remove: (() => Promise<void>) | null = null

export async function setup(): Promise<void> {
  remove = await buildThreads()
}

export async function teardown(): Promise<void> {
  await remove?.()
}
