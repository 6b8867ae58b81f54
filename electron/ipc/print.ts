import type { WebContents } from 'electron'
import { type AskWhere, saveFile } from '../storage/save-table.ts'
import type { Handle } from './handle.ts'

type PrintDeps = {
  readonly pageOf: () => Pick<WebContents, 'printToPDF'> | null
  readonly askWhere: AskWhere
}

/** Prints what the page shows to a PDF, on sheets of paper, where whoever is asked wants it. */
export const registerPrintHandlers = (handle: Handle, { pageOf, askWhere }: PrintDeps) =>
  handle('page:print', ({ name }) =>
    saveFile({ fileName: `${name}.pdf`, ending: 'pdf' }, askWhere, async () => {
      const page = pageOf()
      if (!page) throw new Error('there is no page to print')
      return page.printToPDF({ pageSize: 'Letter', landscape: true, printBackground: true })
    }),
  )
