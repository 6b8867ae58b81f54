import { useTranslation } from 'react-i18next'
import type { AgentFigures, FiguresOfAgents } from '../../../../shared/fair/agent-figures.ts'
import type { FigureName } from '../../../../shared/figures/definitions.ts'
import { formatDuration } from '../../../ui/duration.ts'
import { FigureLabel } from '../figure-label.tsx'
import { PlainTable } from './plain-table.tsx'

const times = [
  ['agent-handle-time', 'handleMs'],
  ['agent-talk', 'talkMs'],
  ['agent-hold', 'holdMs'],
  ['agent-after-call', 'afterCallMs'],
] as const satisfies readonly (readonly [FigureName, keyof NonNullable<AgentFigures['medians']>])[]

const shownFigures: readonly FigureName[] = ['agent-handled', ...times.map(([name]) => name), 'agent-transferred']

/** The people of a team by name, as the centre tells them: in no order of any figure, and with no way to get one. */
export function AgentTable({ team }: { readonly team: FiguresOfAgents['teams'][number] }) {
  const { t } = useTranslation()
  const columns = [
    { key: 'name', head: t('team.name') },
    ...shownFigures.map((figure) => ({
      key: figure,
      head: <FigureLabel figure={figure} />,
      holds: 'numbers' as const,
    })),
  ]
  const rows = team.agents.map(({ personId, displayName, figures: { handled, transferred, medians } }) => ({
    key: personId,
    cells: [
      displayName,
      handled,
      ...times.map(([, time]) => (medians ? formatDuration(medians[time]) : t('figures.tooFew'))),
      transferred,
    ],
  }))
  return <PlainTable label={team.name} columns={columns} rows={rows} />
}
