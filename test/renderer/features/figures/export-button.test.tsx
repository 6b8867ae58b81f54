import { FluentProvider, webLightTheme } from '@fluentui/react-components'
import { render, waitFor, within } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { Provider } from 'react-redux'
import { describe, expect, it } from 'vitest'
import { makeTranslations } from '../../../../renderer/app/translations.ts'
import { ExportButton } from '../../../../renderer/features/figures/export/export-button.tsx'
import { exportTable } from '../../../../shared/figures/export/export-table.ts'
import { anAnswerToIt, aQuestion } from '../../../support/an-answer-to-a-question.ts'
import { openWindow } from '../../support/open-window.tsx'

const table = exportTable({
  question: aQuestion(),
  answer: anAnswerToIt(),
  compared: null,
  language: 'en',
  at: Date.UTC(2026, 10, 23),
})

/** The button beside a window, whose store it uses. */
async function aButton() {
  const window = await openWindow()
  const { container } = render(
    <Provider store={window.store}>
      <I18nextProvider i18n={makeTranslations('en')}>
        <FluentProvider theme={webLightTheme}>
          <ExportButton table={() => table} />
        </FluentProvider>
      </I18nextProvider>
    </Provider>,
  )
  return { ...window, there: within(container) }
}

describe('exporting', () => {
  it.each(['csv', 'xlsx'] as const)('hands main the table that is on the screen, as %s', async (format) => {
    const { there, person, memory } = await aButton()
    await person.click(there.getByRole('button', { name: `Export as ${format.toUpperCase()}` }))
    await there.findByText(`Saved as ${table.name}.${format}`)
    expect(memory.saved).toEqual([{ table, format }])
  })

  it('says why nothing was saved', async () => {
    const { there, person, memory } = await aButton()
    memory.disk = 'disk-full'
    await person.click(there.getByRole('button', { name: 'Export as CSV' }))
    await waitFor(() => expect(there.getByRole('status').textContent).toBe('The disk is full. Nothing was saved.'))
  })
})
