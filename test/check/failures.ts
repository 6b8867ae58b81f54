import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { projectFolder } from '../../electron/launch/environment.ts'

/*
 * What failed, a line each: what is printed last is read first, and all that a log may keep. Of Vitest's and Playwright's
 * reports only what is used is described here.
 */

export type VitestReport = {
  readonly numPassedTests?: number
  readonly numFailedTests?: number
  readonly numPendingTests?: number
  readonly testResults?: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

type Suite = {
  readonly title: string
  readonly suites?: readonly Suite[]
  readonly specs?: readonly {
    readonly title: string
    readonly ok: boolean
    readonly tests: readonly {
      readonly results: readonly { readonly error?: { readonly message?: string } }[]
    }[]
  }[]
}
export type PlaywrightReport = {
  readonly suites?: readonly Suite[]
  readonly stats?: {
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
    readonly skipped: number
  }
}

/** The tests that failed, and the files that could not be begun, each with the first line of its reason. */
export function failuresOfVitest({ testResults = [] }: VitestReport): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(projectFolder, name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [lineOf(file, message)] : []
    return failed.map(({ fullName, failureMessages: [reason = ''] }) => lineOf(`${file}: ${fullName}`, reason))
  })
}

/** The journeys that failed, also those that did not when they were gone again. */
export function failuresOfPlaywright({ suites = [] }: PlaywrightReport): string[] {
  return suites.flatMap(({ title, suites: inner = [], specs = [] }) => [
    ...specs.flatMap((spec) => {
      const reason = spec.tests.flatMap(({ results }) => results).find(({ error }) => error)?.error?.message
      return spec.ok && reason === undefined ? [] : [lineOf(`${title}: ${spec.title}`, reason ?? '')]
    }),
    ...failuresOfPlaywright({ suites: inner }),
  ])
}

function lineOf(what: string, reason: string): string {
  const [first = ''] = stripVTControlCharacters(reason).split('\n')
  return first === '' ? what : `${what}\n    ${first}`
}
