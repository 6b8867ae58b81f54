import type { ChildProcess } from 'node:child_process'

/** Resolves when a child has ended: its exit code and all that it said. Rejects when it could not be started. */
export async function childOutput(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  return { code, output: output.trim() }
}
