import type { Figures } from '../bench.ts'
import type { Options } from './options.ts'

export async function benchArticles(_options: Options): Promise<Figures> {
  return {}
}
