import { waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { GoldenQuestion } from '../../../../shared/content/content-contract.ts'
import { anAnswer, aRelease } from '../../../support/a-release.ts'
import { asked, type ContentWindow, colleague, openContent, openText, patience } from '../../support/content-window.ts'

const hole: GoldenQuestion = { text: 'there is a hole in the road', language: 'en', answers: ['pothole-report'] }
const bill: GoldenQuestion = { text: 'where do I pay my city bill', language: 'en', answers: ['tax-pay'] }
const rue: GoldenQuestion = { text: 'il y a un trou dans la rue', language: 'fr', answers: ['pothole-report'] }
const unicorn: GoldenQuestion = { text: 'zebra crossing', language: 'en', answers: ['unicorn-licence'] }

type Prepare = Parameters<typeof openContent>[0]

async function openQuestions(questions: GoldenQuestion[] = [hole, bill, rue, unicorn], prepare: Prepare = () => {}) {
  const window = await openContent((content) => {
    content.golden = { version: 1, questions, savedBy: null, savedAt: 1 }
    prepare(content)
  })
  await window.person.click(window.screen.getByRole('tab', { name: /^Test questions/ }))
  await shows(window, ...questions.map(({ text }) => text))
  return window
}

const list = ({ screen }: ContentWindow) => screen.getByRole('listbox', { name: 'Test questions by their words' })
const linesOf = (window: ContentWindow) =>
  within(list(window))
    .queryAllByRole('option')
    .map((row) => row.querySelector('[lang]')?.textContent)
const shows = (window: ContentWindow, ...texts: string[]) =>
  waitFor(() => expect(linesOf(window)).toEqual(texts), patience)
const line = (window: ContentWindow, text: string) => {
  const found = within(list(window)).getByText(text).closest<HTMLElement>('[role="option"]')
  if (!found) throw new Error(`no line says ${text}`)
  return found
}
const open = async (window: ContentWindow, text: string) => {
  await window.person.click(line(window, text))
  return within(window.screen.getByRole('region', { name: 'Test question' }))
}
const box = (window: ContentWindow) =>
  within(window.screen.getByRole('region', { name: 'Test question' })).getByRole('textbox', { name: 'Question' })
const save = (window: ContentWindow) => window.person.click(window.screen.getByRole('button', { name: /^Save( \d|$)/ }))
const becomes = (window: ContentWindow, ...questions: GoldenQuestion[]) =>
  waitFor(() => expect(window.content.golden.questions).toEqual(questions), patience)

/** A colleague saves other questions. */
function saveElsewhere(window: ContentWindow, questions: GoldenQuestion[]) {
  const { version } = window.content.golden
  window.content.golden = { version: version + 1, questions, savedBy: colleague, savedAt: 2 }
}

describe('the test questions', () => {
  it('say where the release finds them now', async () => {
    const window = await openQuestions()
    await waitFor(() => expect(line(window, hole.text).textContent).toContain('Found at place 1'), patience)
    expect(line(window, unicorn.text).textContent).toContain('Not found')
    expect(window.screen.getByText(/4 questions · 3 found now · 1 not found/)).toBeDefined()
  })

  it('are asked again when another release is there', async () => {
    const window = await openQuestions()
    await waitFor(() => expect(line(window, unicorn.text).textContent).toContain('Not found'), patience)
    const next = aRelease([anAnswer({ answerId: 'unicorn-licence', title: 'Zebra crossing' })], 2)
    window.installRelease(next)
    const { number, hash } = next
    window.announce('release:changed', { installed: { number, hash, answers: 1, installedAt: 1 }, fault: null })
    await waitFor(() => expect(line(window, unicorn.text).textContent).toContain('Found at place 1'), patience)
    expect(line(window, bill.text).textContent).toContain('Not found')
  })

  it('mark an answer that the release does not have', async () => {
    const window = await openQuestions()
    expect(line(window, unicorn.text).textContent).toContain('Not in the release')
    expect(line(window, bill.text).textContent).not.toContain('Not in the release')
  })

  it('narrow by words, by language and by what they must find', async () => {
    const window = await openQuestions()
    await window.person.type(window.screen.getByRole('combobox', { name: 'Find a question' }), 'TROU')
    await shows(window, rue.text)
    await window.person.clear(window.screen.getByRole('combobox', { name: 'Find a question' }))
    // The list of texts behind this screen has a choice of languages too.
    const filters = window.screen.getByRole('checkbox', { name: 'Not found first' }).closest('search') ?? expect.fail()
    await window.person.selectOptions(within(filters).getByRole('combobox', { name: 'Language' }), 'English')
    await window.person.type(window.screen.getByRole('textbox', { name: 'Find by its answer' }), 'property')
    await shows(window, bill.text)
  })

  it('come with those first that are not found, when somebody wants it', async () => {
    const window = await openQuestions()
    await waitFor(() => expect(line(window, unicorn.text).textContent).toContain('Not found'), patience)
    await window.person.click(window.screen.getByRole('checkbox', { name: 'Not found first' }))
    await shows(window, unicorn.text, hole.text, bill.text, rue.text)
  })

  it('are added with answers chosen by their titles, and saved as one set', async () => {
    const window = await openQuestions([hole])
    await window.person.click(window.screen.getByRole('button', { name: 'Add a question' }))
    expect(document.activeElement).toBe(box(window))
    await window.person.keyboard('my tax bill')
    await window.person.type(window.screen.getByRole('combobox', { name: 'Add an answer' }), 'property{Enter}')
    await save(window)
    await becomes(window, hole, { text: 'my tax bill', language: 'en', answers: ['tax-pay'] })
    expect(asked(window, 'content:save-golden')).toMatchObject([{ version: 1 }])
    expect(await window.screen.findByText('Saved, last by Edith Editor', {}, patience)).toBeDefined()
  })

  it('are not saved while words or answers are missing', async () => {
    const window = await openQuestions([hole])
    await window.person.click(window.screen.getByRole('button', { name: 'Add a question' }))
    expect(within(list(window)).getByText('No words yet')).toBeDefined()
    await window.person.keyboard('my tax bill')
    expect(within(list(window)).getByText('No answer yet')).toBeDefined()
    await save(window)
    expect(asked(window, 'content:save-golden')).toEqual([])
  })

  it('are not saved twice with the same words', async () => {
    const window = await openQuestions([hole])
    await window.person.click(window.screen.getByRole('button', { name: 'Add a question' }))
    await window.person.keyboard(`${hole.text} `)
    await window.person.type(window.screen.getByRole('combobox', { name: 'Add an answer' }), 'property{Enter}')
    expect(window.screen.getByText('There is a question with these words already.')).toBeDefined()
    await save(window)
    expect(asked(window, 'content:save-golden')).toEqual([])
  })

  it('are removed, and put back until that is saved', async () => {
    const window = await openQuestions([hole, bill])
    const panel = await open(window, bill.text)
    await window.person.click(panel.getByRole('button', { name: 'Remove this question' }))
    await window.person.click(panel.getByRole('button', { name: 'As the centre has it' }))
    expect(window.screen.getByRole('tab', { name: 'Test questions' })).toBeDefined()
    await window.person.click(panel.getByRole('button', { name: 'Remove this question' }))
    await save(window)
    await becomes(window, hole)
  })

  it('are walked and changed by keys alone', async () => {
    const window = await openQuestions([hole, bill])
    await window.person.type(
      window.screen.getByRole('combobox', { name: 'Find a question' }),
      '{ArrowDown}{ArrowDown}{Enter}',
    )
    await waitFor(() => expect(document.activeElement).toBe(box(window)), patience)
    await window.person.keyboard('!{Escape}')
    await waitFor(() => expect(document.activeElement).toBe(list(window)), patience)
    await shows(window, hole.text, `${bill.text}!`)
  })
})

describe('changes of the test questions that are not saved', () => {
  const isKept = (window: ContentWindow, text: string) =>
    waitFor(() => expect(window.content.keptQuestions?.changes[0]?.after?.text).toBe(text), patience)

  it('are on this workstation', async () => {
    const first = await openQuestions([hole])
    await open(first, hole.text)
    await first.person.type(box(first), '!')
    await isKept(first, `${hole.text}!`)
    expect(first.screen.getByText('Saved on this workstation')).toBeDefined()
  })

  it('are there again after a crash', async () => {
    const after = { ...hole, text: `${hole.text}!` }
    const second = await openContent((content) => {
      content.golden = { version: 1, questions: [hole] }
      content.keptQuestions = { changes: [{ id: `en ${hole.text}`, before: hole, after }], keptAt: 1 }
    })
    await second.person.click(await second.screen.findByRole('tab', { name: 'Test questions (1 not saved)' }, patience))
    await shows(second, `${hole.text}!`)
  })

  it('are kept no more once the centre has them', async () => {
    const window = await openQuestions([hole])
    await open(window, hole.text)
    await window.person.type(box(window), '!')
    await isKept(window, `${hole.text}!`)
    await save(window)
    await waitFor(() => expect(window.content.keptQuestions).toBeNull(), patience)
  })

  it('are said not to be saved when the disk refuses', async () => {
    const window = await openQuestions([hole], (content) => {
      content.isDiskFull = true
    })
    await open(window, hole.text)
    await window.person.type(box(window), '!')
    expect(await window.screen.findByText(/Not saved: the disk/, {}, patience)).toBeDefined()
  })

  it('are still here when nobody is at the centre', async () => {
    const window = await openQuestions([hole])
    await open(window, hole.text)
    await window.person.type(box(window), '!')
    window.content.reachable = false
    await save(window)
    expect(await window.screen.findByText(/centre cannot be reached/, {}, patience)).toBeDefined()
    await shows(window, `${hole.text}!`)
  })
})

describe('test questions that somebody else saved meanwhile', () => {
  it('appear while nothing is changed here', async () => {
    const window = await openQuestions([hole])
    saveElsewhere(window, [hole, bill])
    window.announce('content:changed', { what: 'golden' })
    await shows(window, hole.text, bill.text)
    expect(window.screen.queryByText(/saved the test questions while/)).toBeNull()
  })

  it('are told with what is new, and overwritten by nothing', async () => {
    const window = await openQuestions([hole, bill])
    await open(window, hole.text)
    await window.person.type(box(window), '!')
    saveElsewhere(window, [hole, rue])
    await save(window)
    expect(await window.screen.findByText(/Colin Colleague saved the test questions while/, {}, patience)).toBeDefined()
    expect(window.screen.getByText('1 added, 1 removed')).toBeDefined()
    expect(window.content.golden.questions).toEqual([hole, rue])
    await save(window)
    await becomes(window, { ...hole, text: `${hole.text}!` }, rue)
  })

  const conflict = async () => {
    const window = await openQuestions([hole])
    await open(window, hole.text)
    await window.person.type(box(window), '!')
    const theirs = { ...hole, answers: ['tax-pay'] }
    saveElsewhere(window, [theirs])
    window.announce('content:changed', { what: 'golden' })
    const alert = within(await window.screen.findByRole('alert', { name: 'Changed meanwhile' }, patience))
    return { window, theirs, alert }
  }

  it('wait beside mine for a choice, question by question', async () => {
    const { window, theirs, alert } = await conflict()
    expect(alert.getByText('Pay property tax', { exact: false })).toBeDefined()
    expect(alert.getByText(`${hole.text}!`)).toBeDefined()
    await window.person.click(alert.getByRole('button', { name: 'Take theirs' }))
    await waitFor(() => expect(window.content.keptQuestions).toBeNull(), patience)
    expect(window.content.golden.questions).toEqual([theirs])
  })

  it('give way to mine when I say so', async () => {
    const { window, alert } = await conflict()
    await window.person.click(alert.getByRole('button', { name: 'Keep mine' }))
    await save(window)
    await becomes(window, { ...hole, text: `${hole.text}!` })
  })
})

describe('a question tried in the editor', () => {
  async function tryQuestion(prepare: Prepare = () => {}) {
    const window = await openContent((content) => {
      content.golden = { version: 1, questions: [bill] }
      prepare(content)
    })
    await openText(window, 'Report a pothole')
    await window.person.click(window.screen.getByRole('textbox', { name: /Questions as residents ask them/ }))
    await window.person.paste(hole.text)
    return window
  }
  const make = async (window: ContentWindow) =>
    window.person.click(await window.screen.findByRole('button', { name: 'Make it a test question' }, patience))

  it('becomes a test question of this answer with one press', async () => {
    const window = await tryQuestion()
    await make(window)
    await becomes(window, bill, hole)
    expect(await window.screen.findByText('A test question.', {}, patience)).toBeDefined()
  })

  it('is added to what somebody else saved at the same moment', async () => {
    const window = await tryQuestion()
    await window.screen.findByRole('button', { name: 'Make it a test question' }, patience)
    saveElsewhere(window, [bill, rue])
    await make(window)
    await becomes(window, bill, rue, hole)
  })

  it('waits on this workstation while nobody is at the centre', async () => {
    const window = await tryQuestion()
    window.content.reachable = false
    await make(window)
    expect(await window.screen.findByText(/not saved at the centre yet/, {}, patience)).toBeDefined()
    await waitFor(() => expect(window.content.keptQuestions?.changes).toHaveLength(1), patience)
  })

  it('that others have already leads to its line', async () => {
    const window = await tryQuestion((content) => {
      content.golden = { version: 1, questions: [bill, { ...hole, answers: ['tax-pay'] }] }
    })
    expect(await window.screen.findByText('A test question of other answers.', {}, patience)).toBeDefined()
    await window.person.click(window.screen.getByRole('button', { name: 'Open it' }))
    await waitFor(() => expect(line(window, hole.text).getAttribute('aria-selected')).toBe('true'), patience)
    expect(document.activeElement).toBe(list(window))
  })
})
