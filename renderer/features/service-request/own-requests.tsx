import { Badge, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { needsSomebody, type SentRequest } from '../../../shared/service-requests/sent-request.ts'
import { useAppSelector } from '../../app/hooks.ts'
import { useLocale } from '../../ui/use-locale.ts'
import { RequestDecisions } from './request-decisions.tsx'

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  request: {
    listStyleType: 'none',
    padding: tokens.spacingVerticalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  about: { fontWeight: tokens.fontWeightSemibold },
  number: { fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2 },
  words: { margin: `${tokens.spacingVerticalXXS} 0` },
})

/** The agent's own service requests and what became of them, the newest first; nothing while there are none. */
export function OwnRequests() {
  const { t } = useTranslation()
  const styles = useStyles()
  const { requests, decideFault } = useAppSelector(({ city }) => city)
  if (!requests || requests.length === 0) return null
  return (
    <section aria-label={t('serviceRequest.mine')}>
      <h3 className={styles.title}>{t('serviceRequest.mine')}</h3>
      {decideFault && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t(`serviceRequest.decideFault.${decideFault}`)}</MessageBarBody>
        </MessageBar>
      )}
      <ul className={styles.list}>
        {requests.map((request) => (
          <OwnRequestRow key={request.requestId} request={request} />
        ))}
      </ul>
    </section>
  )
}

const colours = {
  'on-workstation': 'warning',
  kept: 'warning',
  sending: 'informative',
  token: 'informative',
  numbered: 'success',
  taken: 'success',
  refused: 'danger',
  unknown: 'danger',
  dropped: 'subtle',
} as const

function OwnRequestRow({ request }: { readonly request: SentRequest }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const day = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'medium', timeStyle: 'short' })
  const { state, serviceName, number, madeAt, fault, detail } = request
  return (
    <li className={styles.request}>
      <div className={styles.head}>
        <Badge appearance={colours[state] === 'subtle' ? 'outline' : 'tint'} color={colours[state]}>
          {t(`serviceRequest.short.${state}`)}
        </Badge>
        <span className={styles.about}>{serviceName}</span>
        {number !== null && <span className={styles.number}>{number}</span>}
        <span className={styles.quiet}>{day.format(madeAt)}</span>
      </div>
      {fault && state !== 'taken' && <p className={styles.words}>{t(`serviceRequest.sendFault.${fault}`)}</p>}
      {fault && detail && <p className={styles.words}>{t('serviceRequest.theirWords', { detail })}</p>}
      {needsSomebody(request) && <RequestDecisions request={request} />}
    </li>
  )
}
