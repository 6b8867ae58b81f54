import { safeStorage } from 'electron'
import type { Cipher } from './session-file.ts'

/** The system's vault: DPAPI on Windows, the keychain on a Mac, a secret service on Linux where there is one. */
export const systemCipher: Cipher = {
  isAvailable: () => safeStorage.isEncryptionAvailable(),
  encrypt: (text) => safeStorage.encryptString(text).toString('base64'),
  decrypt: (encrypted) => safeStorage.decryptString(Buffer.from(encrypted, 'base64')),
}
