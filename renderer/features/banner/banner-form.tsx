import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Audience, Banner } from '../../../shared/banner/banner.ts'
import { longestBannerMs } from '../../../shared/banner/banner-contract.ts'
import { roleSchema, roles } from '../../../shared/people/role.ts'
import { instantOf, wallTime } from '../../../shared/time-zone.ts'
import { useAppDispatch, useNow } from '../../app/hooks.ts'
import { putBanner } from './banner-commands.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  times: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, '& > *': { flex: '1 1 180px' } },
  submit: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  missing: { color: tokens.colorPaletteRedForeground1 },
})

type Draft = {
  readonly en: string
  readonly fr: string
  readonly audience: string
  readonly startsAt: string
  readonly endsAt: string
}

const textLimit = 400
const usualMs = 2 * 3_600_000

/** Before the name of a queue, in a list that has lines for everybody and for roles too. */
const queueMark = 'queue:'

const audienceOf = (name: string): Audience => {
  if (name.startsWith(queueMark)) return { kind: 'queue', queue: name.slice(queueMark.length) }
  const role = roleSchema.safeParse(name)
  return role.success ? { kind: 'role', role: role.data } : { kind: 'all' }
}

type Props = {
  /** The city's. */
  readonly timeZone: string
  /** Those that it can be for. */
  readonly queues: readonly string[]
}

type Missing = 'texts' | 'times' | 'over' | 'too-long'

/** The banner as it would be put up, or what keeps it from being one. */
function readDraft(draft: Draft, timeZone: string, now: number): Omit<Banner, 'bannerId'> | Missing {
  const text = { en: draft.en.trim(), fr: draft.fr.trim() }
  if (!text.en || !text.fr) return 'texts'
  const startsAt = instantOf(draft.startsAt, timeZone)
  const endsAt = instantOf(draft.endsAt, timeZone)
  if (startsAt === null || endsAt === null || startsAt >= endsAt) return 'times'
  if (endsAt <= now) return 'over'
  if (endsAt - startsAt > longestBannerMs) return 'too-long'
  return { text, audience: audienceOf(draft.audience), startsAt, endsAt }
}

/** A notice in both languages, for whom, and from when until when in the city's time. */
export function BannerForm({ timeZone, queues }: Props) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const now = useNow(true, 1_000)
  const afresh = (): Draft => ({
    en: '',
    fr: '',
    audience: 'all',
    startsAt: wallTime(now, timeZone),
    endsAt: wallTime(now + usualMs, timeZone),
  })
  const [draft, setDraft] = useState(afresh)
  const [missing, setMissing] = useState<Missing | null>(null)
  const change = (changed: Partial<Draft>) => {
    setDraft({ ...draft, ...changed })
    setMissing(null)
  }
  // A queue that was chosen stays one, whatever the list says the next time it is read.
  const audience = audienceOf(draft.audience)
  const offered = [...new Set([...queues, ...(audience.kind === 'queue' ? [audience.queue] : [])])]
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const banner = readDraft(draft, timeZone, now)
    if (typeof banner === 'string') return setMissing(banner)
    if (await dispatch(putBanner(banner))) setDraft(afresh())
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field label={t('banner.textEn')}>
        <Textarea
          lang="en"
          maxLength={textLimit}
          value={draft.en}
          onChange={(_event, { value }) => change({ en: value })}
        />
      </Field>
      <Field label={t('banner.textFr')}>
        <Textarea
          lang="fr"
          maxLength={textLimit}
          value={draft.fr}
          onChange={(_event, { value }) => change({ fr: value })}
        />
      </Field>
      <Field label={t('banner.audience')}>
        <Select value={draft.audience} onChange={(_event, { value }) => change({ audience: value })}>
          <option value="all">{t('banner.everybody')}</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
          {offered.map((queue) => (
            <option key={queue} value={queueMark + queue}>
              {t('banner.queue', { queue })}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.times}>
        <Field label={t('banner.from')}>
          <Input
            type="datetime-local"
            value={draft.startsAt}
            onChange={(_event, { value }) => change({ startsAt: value })}
          />
        </Field>
        <Field label={t('banner.until')}>
          <Input
            type="datetime-local"
            value={draft.endsAt}
            onChange={(_event, { value }) => change({ endsAt: value })}
          />
        </Field>
      </div>
      <div className={styles.submit}>
        <Button type="submit" appearance="primary">
          {t('banner.put')}
        </Button>
        <span role="alert" className={styles.missing}>
          {missing && t(`banner.missing.${missing}`)}
        </span>
      </div>
    </form>
  )
}
