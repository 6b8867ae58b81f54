import { makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { spokenGroups } from '../../../shared/service-requests/spoken-number.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { KeyButton } from '../../ui/key-button.tsx'
import { useKeys } from '../key-map/use-keys.ts'
import { copyNumber } from './request-commands.ts'

const useStyles = makeStyles({
  number: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    margin: 0,
    fontSize: tokens.fontSizeHero900,
    lineHeight: tokens.lineHeightHero900,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
})

/** A request's number, large and in the groups in which it is said. */
export function SpokenNumber({ number }: { readonly number: string }) {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const copied = useAppSelector(({ serviceRequest }) => serviceRequest.copied)
  const keys = useKeys('copy-text')
  const groups = spokenGroups(number)
  return (
    <>
      <p className={styles.number} data-request-number={number}>
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one number never change places
          <span key={index}>{group}</span>
        ))}
      </p>
      <div className={styles.row}>
        <KeyButton label={t('serviceRequest.copy')} keys={keys} onClick={() => void dispatch(copyNumber())} />
        <span role="status">{copied && t('serviceRequest.copied', { number })}</span>
      </div>
    </>
  )
}
