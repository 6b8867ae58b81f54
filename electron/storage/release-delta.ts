import type { ReleaseFault, ReleaseIdentity } from '../../shared/knowledge/release.ts'
import { releaseDeltaSchema } from '../../shared/knowledge/release-announcement.ts'
import type { SealedRelease } from '../../shared/knowledge/release-seal.ts'
import { failure, type Result } from '../../shared/result.ts'
import { readJsonFile } from './read-json-file.ts'
import type { LibraryFault, ReleaseLibrary } from './release-library.ts'
import { proveChain, type SealFault } from './release-seals.ts'
import type { ReleasePlace } from './stored-index.ts'

type Delta = {
  /** The release that is installed. */
  readonly from: ReleaseIdentity
  readonly wanted: SealedRelease
  readonly file: string
  readonly trustedKey: string | null
}

type DeltaFault = LibraryFault | SealFault | 'broken-chain' | 'snapshot-is-smaller'

/** Makes a release of the one installed and of changes that were downloaded, once every link of the chain is proved. */
export async function stageDelta(
  library: Pick<ReleaseLibrary, 'stageChanges'>,
  { from, wanted, file, trustedKey }: Delta,
): Promise<Result<ReleasePlace, DeltaFault>> {
  const read = await readJsonFile(file)
  const parsed = read.ok ? releaseDeltaSchema.safeParse(read.value) : null
  if (!parsed?.success) return failure<ReleaseFault>('malformed', 'the changes cannot be read')
  const delta = parsed.data
  if (delta.kind === 'snapshot') return failure('snapshot-is-smaller')
  const last = delta.links.at(-1)
  if (last?.hash !== wanted.hash || last.number !== wanted.number)
    return failure('altered', 'the changes lead to another release than the one announced')
  const proved = proveChain(from.hash, delta.links, trustedKey)
  return proved.ok ? library.stageChanges(wanted, delta.changes) : proved
}
