import { buildPrograms } from './build-programs.ts'

let remove: (() => Promise<void>) | null = null

export async function setup(): Promise<void> {
  remove = await buildPrograms()
}

export async function teardown(): Promise<void> {
  await remove?.()
}
