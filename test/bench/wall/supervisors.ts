import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { SignedInAgent } from '../../server/support/many-agents.ts'
import type { FromSupervisors, ToSupervisors, WallReport } from './supervisor-messages.ts'

/** Many supervisors who look at the wall, in a process of their own. */
export type Supervisors = {
  begin(): void
  report(): Promise<WallReport>
  stop(): Promise<void>
}

export async function openSupervisors(url: string, supervisors: readonly SignedInAgent[]): Promise<Supervisors> {
  const child = fork(join(import.meta.dirname, 'supervisor-crew.ts'), [], {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const tell = (message: ToSupervisors) => void child.send(message)
  const heard = <Kind extends FromSupervisors['kind']>(kind: Kind) =>
    Promise.race([
      new Promise<Extract<FromSupervisors, { kind: Kind }>>((resolve) => {
        child.on('message', (message: FromSupervisors) => {
          if (message.kind === kind) resolve(message as Extract<FromSupervisors, { kind: Kind }>)
        })
      }),
      ended.then((code) => {
        throw new Error(`the supervisors ended with ${code}`)
      }),
    ])
  const open = heard('open')
  tell({ kind: 'open', url, supervisors })
  await open
  return {
    begin: () => tell({ kind: 'begin' }),
    report: () => {
      const report = heard('report')
      tell({ kind: 'report' })
      return report
    },
    stop: async () => {
      child.disconnect()
      await ended
    },
  }
}
