import { createHmac } from 'node:crypto'
import { isSameSignature } from '../../signature.ts'

/** Twilio's signature: HMAC with SHA-1 over the address it called and the parameters by name, as base64. */
export function signAsTwilio(authToken: string, address: string, parameters: URLSearchParams): string {
  const names = [...new Set(parameters.keys())].toSorted()
  const signed = names.map((name) => [...new Set(parameters.getAll(name))].toSorted().map((value) => name + value))
  return createHmac('sha1', authToken)
    .update(address + signed.flat().join(''))
    .digest('base64')
}

/** Whether Twilio signed this. */
export const isFromTwilio = (
  signature: string | null,
  authToken: string,
  address: string,
  parameters: URLSearchParams,
): boolean => signature !== null && isSameSignature(signAsTwilio(authToken, address, parameters), signature)
