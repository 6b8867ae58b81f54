import { createSelector } from '@reduxjs/toolkit'
import { completeForm } from '../../../shared/service-requests/complete-form.ts'
import { questionsOf } from '../../../shared/service-requests/questions.ts'
import { parametersOf } from '../../../shared/service-requests/request-parameters.ts'
import { searchServices } from '../../../shared/service-requests/search-services.ts'
import { needsSomebody } from '../../../shared/service-requests/sent-request.ts'
import type { Service } from '../../../shared/service-requests/service.ts'
import type { RootState } from '../../app/store-types.ts'

/** Whether there is anything to send requests to. */
export const selectHasServices = ({ city }: RootState): boolean => city.list !== null

export const selectForm = ({ interaction }: RootState) => interaction.open?.serviceRequest?.form ?? null

/** The most rows that a list shows; a word more finds the rest. */
const mostRows = 50

export type ChoiceRow =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'look-up'; readonly number: string }

/**
 * What can be chosen: the services that fit what was typed, and the request with that number. A request is made in an
 * interaction alone; its status can be asked for at any time.
 */
export const selectChoices = createSelector(
  [
    ({ city }: RootState) => city.list,
    ({ serviceRequest }: RootState) => serviceRequest.typed,
    ({ interaction }: RootState) => interaction.open !== null,
  ],
  (list, typed, isOnCall): readonly ChoiceRow[] => {
    const services = isOnCall ? searchServices(list?.services ?? [], typed) : []
    const number = typed.trim()
    return [
      ...services.slice(0, mostRows).map((service) => ({ kind: 'service' as const, service })),
      ...(/\p{N}/u.test(number) ? [{ kind: 'look-up' as const, number }] : []),
    ]
  },
)

const selectDefinition = ({ serviceRequest }: RootState) => serviceRequest.definition?.definition ?? null
const noQuestions: ReturnType<typeof questionsOf> = []

/** The questions as the answers so far leave them. */
export const selectQuestions = createSelector([selectDefinition, selectForm], (definition, form) =>
  definition && form ? questionsOf(definition, form.answers) : noQuestions,
)

/** The form as it would go; null while there is none, or its questions are not known. */
export const selectCompleted = createSelector(
  [selectDefinition, selectForm, ({ city }: RootState) => city.list?.timeZone],
  (definition, form, timeZone) => (definition && form && timeZone ? completeForm(definition, form, timeZone) : null),
)

/** Exactly what will leave the building. */
export const selectParameters = createSelector([selectCompleted], (form) => (form ? parametersOf(form) : []))

/** The request that the panel tells of. */
export const selectSent = ({ city: { requests }, serviceRequest: { sentId } }: RootState) =>
  requests?.find(({ requestId }) => requestId === sentId) ?? null

/** The number on the screen, for the key that copies it. */
export function selectShownNumber(state: RootState): string | null {
  const { isOpen, step, looked } = state.serviceRequest
  if (!isOpen) return null
  if (step === 'sent') return selectSent(state)?.number ?? null
  return step === 'status' ? (looked?.status?.number ?? null) : null
}

/** Requests that do not get on without somebody. */
export const selectStuck = createSelector([({ city }: RootState) => city.requests], (requests) =>
  (requests ?? []).filter(needsSomebody),
)
