import { join } from 'node:path'
import { putFile } from '../../../../server/figures/exports/put-file.ts'

/* Puts a file of a megabyte into the folder named, where files may not be as large. */

await putFile(join(process.argv[2] ?? '', 'large.csv'), 'x'.repeat(1_000_000))
