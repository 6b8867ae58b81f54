import { z } from 'zod'
import { DamagedBytes } from '../../shared/knowledge/engine/packed-arrays.ts'
import { releaseIdentitySchema } from '../../shared/knowledge/release.ts'
import { sha256 } from '../sha256.ts'
import { baseNames } from './release-texts.ts'

/** To be raised when other text is indexed, or in another way: what is on disk is then indexed anew. */
const indexVersion = 1

const partSchema = z.object({
  /** The name of its file in the folder of segments. */
  segment: z.string().regex(/^(en|fr)-[0-9a-f]{16}\.segment$/),
  dead: z.array(z.number().int().nonnegative()),
})

const manifestSchema = z.object({
  indexVersion: z.literal(indexVersion),
  release: releaseIdentitySchema,
  timeZone: z.string(),
  /** By answer. Twenty thousand counts are not looked at one by one at each start: the checksum is their proof. */
  useCounts: z.custom<Record<string, number>>((value) => typeof value === 'object' && value !== null),
  /** How many answers there are. */
  answers: z.number().int().nonnegative(),
  /** The file that its texts are in, and its size in bytes. */
  base: z.enum(baseNames).default('release.json'),
  releaseBytes: z.number().int().nonnegative(),
  /** The size of the file of changes beside it; 0 when there is none. */
  changesBytes: z.number().int().nonnegative().default(0),
  shelves: z.object({ en: z.array(partSchema), fr: z.array(partSchema) }),
})

/** Says what an index of a release consists of. */
export type IndexManifest = Omit<z.infer<typeof manifestSchema>, 'indexVersion'>

/** The manifest as it is written: a checksum over the rest on a line of its own. */
export function encodeManifest(manifest: IndexManifest): string {
  const json = JSON.stringify({ ...manifest, indexVersion })
  return `${sha256(json)}\n${json}`
}

/** @throws DamagedBytes when a letter is not as it was written, or another version wrote it */
export function decodeManifest(text: string): IndexManifest {
  const end = text.indexOf('\n')
  const json = text.slice(end + 1)
  if (end < 0 || sha256(json) !== text.slice(0, end)) throw new DamagedBytes('the manifest is altered')
  const manifest = manifestSchema.safeParse(JSON.parse(json))
  if (!manifest.success) throw new DamagedBytes('the manifest is of another version')
  return manifest.data
}
