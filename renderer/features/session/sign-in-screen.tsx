import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { settingsSchema } from '../../../shared/settings.ts'
import { useAppDispatch, useAppSelector } from '../../app/hooks.ts'
import { settingsChanged } from '../settings/settings-slice.ts'
import { signInAsked } from './session-slice.ts'

const useStyles = makeStyles({
  screen: {
    flex: '1 1 0',
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingHorizontalL,
    overflowY: 'auto',
  },
  form: {
    width: 'min(380px, 100%)',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow8,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** Name, password, and the address of the city's server. */
export function SignInScreen() {
  const { t } = useTranslation()
  const styles = useStyles()
  const dispatch = useAppDispatch()
  const signingIn = useAppSelector(({ session }) => session.signingIn)
  const [signInName, setSignInName] = useState('')
  const [password, setPassword] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = signInName.trim() === '' || password === ''
    setIsMissing(missing)
    if (!missing && !signingIn) dispatch(signInAsked({ signInName: signInName.trim(), password }))
  }
  return (
    <main className={styles.screen}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <h2 className={styles.title}>{t('signIn.title')}</h2>
        <Fault isMissing={isMissing} />
        <Field label={t('signIn.name')}>
          <Input
            autoFocus
            autoComplete="username"
            value={signInName}
            onChange={(_event, { value }) => setSignInName(value)}
          />
        </Field>
        <Field label={t('signIn.password')}>
          <Input
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(_event, { value }) => setPassword(value)}
          />
        </Field>
        <ServerField />
        <Button appearance="primary" type="submit" size="large" disabledFocusable={signingIn}>
          {signingIn ? t('signIn.signingIn') : t('signIn.submit')}
        </Button>
      </form>
    </main>
  )
}

/** Why nobody is signed in, in words that say what to do. */
function Fault({ isMissing }: { readonly isMissing: boolean }) {
  const { t } = useTranslation()
  const { fault, endedBecause } = useAppSelector(({ session }) => session)
  const words = isMissing
    ? t('signIn.missing')
    : fault
      ? t(`signIn.faults.${fault}`)
      : endedBecause && t(`signIn.ended.${endedBecause}`)
  return (
    <div role="alert">
      {words && (
        <MessageBar intent={fault || isMissing ? 'error' : 'info'} layout="multiline">
          <MessageBarBody>{words}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  )
}

/** Kept as soon as it is a whole address. */
function ServerField() {
  const { t } = useTranslation()
  const dispatch = useAppDispatch()
  const serverUrl = useAppSelector(({ settings }) => settings.serverUrl)
  const [typed, setTyped] = useState<string | null>(null)
  const isValid = typed === null || settingsSchema.shape.serverUrl.safeParse(typed).success
  const keep = () => {
    if (typed !== null && isValid && typed !== serverUrl) dispatch(settingsChanged({ serverUrl: typed }))
  }
  const validation = isValid
    ? { hint: t('signIn.serverHint') }
    : { validationState: 'error' as const, validationMessage: t('signIn.serverInvalid') }
  return (
    <Field label={t('signIn.server')} {...validation}>
      <Input
        type="url"
        value={typed ?? serverUrl}
        onChange={(_event, { value }) => setTyped(value)}
        onBlur={keep}
        onKeyDown={({ key }) => key === 'Enter' && keep()}
      />
    </Field>
  )
}
