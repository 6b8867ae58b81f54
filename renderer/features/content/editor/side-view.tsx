import { Badge, Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { HistoryRegular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { dayInCity } from '../../../../shared/knowledge/answer.ts'
import type { Language } from '../../../../shared/knowledge/language.ts'
import { useAppDispatch, useAppSelector } from '../../../app/hooks.ts'
import { openEarlierTexts } from '../earlier/earlier-commands.ts'
import { FailureBar } from '../failure-bar.tsx'
import { ConflictPanel, GonePanel, SetAsidePanel } from './conflict-panel.tsx'
import { writeIn } from './editor-commands.ts'
import { type OpenEditor, sideReached } from './editor-slice.ts'
import { reopen } from './open-commands.ts'
import { isDirty, type Side } from './side.ts'
import { SideActions } from './side-actions.tsx'
import { TextForm } from './text-form.tsx'

const useStyles = makeStyles({
  side: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    '& > *': { flexShrink: 0 },
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  // Stays in sight: that a text is not saved must be seen by whoever types at its end.
  top: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXXS,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase400 },
  saved: { marginLeft: 'auto', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

type Props = { readonly language: Language; readonly open: OpenEditor; readonly today: string }

/** One language of the answer: its state, what stands in its way, its fields. */
export function SideView({ language, open, today }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const side = open.sides[language]
  const name = t(`content.languageName.${language}`)
  return (
    <section
      className={styles.side}
      aria-label={name}
      data-side={language}
      onFocus={() => side && dispatch(sideReached(language))}
    >
      <div className={styles.top}>
        <h3 className={styles.name}>{name}</h3>
        {side && <StateBadge side={side} />}
        <EarlierButton language={language} open={open} />
        <span className={styles.saved} role="status">
          {side && <SavedState side={side} />}
        </span>
      </div>
      {side ? <Written side={side} open={open} today={today} /> : <Missing language={language} />}
    </section>
  )
}

/** Leads to every text that it had in this language. */
function EarlierButton({ language, open: { answerId, isNew, sides } }: Omit<Props, 'today'>) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  if (isNew) return null
  const replaces = sides[language]?.replaces ?? null
  return (
    <Button
      size="small"
      icon={<HistoryRegular />}
      onClick={() => void dispatch(openEarlierTexts({ answerId, language, replaces }))}
    >
      {t('content.earlier.open')}
    </Button>
  )
}

/** Nobody has written the answer in this language. */
function Missing({ language }: { readonly language: Language }) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('content.missing', { language: t(`language.${language}`) })}</MessageBarBody>
      </MessageBar>
      <Button onClick={() => dispatch(writeIn(language))}>
        {t('content.writeIn', { language: t(`language.${language}`) })}
      </Button>
    </>
  )
}

function Written({ side, open, today }: { readonly side: Side; readonly open: OpenEditor; readonly today: string }) {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const timeZone = useAppSelector(({ content }) => content.timeZone)
  const other = open.sides[side.language === 'en' ? 'fr' : 'en']
  const isOlder = other !== null && changedOn(other, timeZone) > changedOn(side, timeZone)
  return (
    <>
      {isOlder && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('content.older', { language: t(`language.${other.language}`) })}</MessageBarBody>
        </MessageBar>
      )}
      {side.draft?.purpose === 'withdrawal' && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('content.isWithdrawal')}</MessageBarBody>
        </MessageBar>
      )}
      <FailureBar failure={side.failure} />
      {side.isGone && <GonePanel side={side} />}
      {side.conflict && <ConflictPanel side={side} theirs={side.conflict} />}
      {side.setAside && <SetAsidePanel side={side} setAside={side.setAside} />}
      {side.text ? (
        <>
          <SideActions side={side} text={side.text} answerId={open.answerId} today={today} />
          <TextForm side={side} text={side.text} open={open} today={today} />
        </>
      ) : (
        <Button onClick={() => void dispatch(reopen(side.language))}>{t('content.tryAgain')}</Button>
      )}
    </>
  )
}

/** The day on which a side was last changed. */
const changedOn = ({ draft, published }: Side, timeZone: string): string =>
  draft ? dayInCity(draft.editedAt, timeZone) : (published?.revisedOn ?? '')

function StateBadge({ side: { draft, published } }: { readonly side: Side }) {
  const { t } = useTranslation()
  const state = draft?.state ?? (published ? 'published' : 'in-work')
  return (
    <Badge appearance="tint" color={draft && state !== 'approved' ? 'important' : 'success'}>
      {t(`content.state.${state}`)}
    </Badge>
  )
}

/** Where what was typed is: never said to be at the centre before the centre has said so. */
function SavedState({ side }: { readonly side: Side }) {
  const { t } = useTranslation()
  if (side.isNotKept) return t('content.saved.nowhere')
  if (side.conflict) return t('content.saved.conflict')
  if (side.isSaving) return t('content.saved.saving')
  if (isDirty(side)) return t('content.saved.here')
  return side.draft ? t('content.saved.centre', { name: side.draft.editedBy.displayName }) : ''
}
