import type { Generated } from 'kysely'
import type { Role } from '../../../shared/people/role.ts'

/* People, their sessions and workstations, and the nodes that serve them. */

export interface PersonTable {
  person_id: string
  /** Lower case, so that nobody is there twice. */
  sign_in_name: string
  display_name: string
  roles: Role[]
  password_hash: string
  created_at: Date
  disabled_at: Date | null
}

/** One sign-in on one workstation, until it ends. */
export interface SessionTable {
  session_id: string
  person_id: string
  device_id: string
  started_at: Date
  ended_at: Date | null
  end_reason: 'signed-out' | 'revoked' | 'token-reused' | null
}

export interface RefreshTokenTable {
  token_hash: string
  session_id: string
  /** The token that this one was issued for; null for the first of a session. */
  parent_hash: string | null
  issued_at: Date
  expires_at: Date
  used_at: Date | null
}

export interface SignInAttemptTable {
  sign_in_name: string
  attempted_at: Date
}

export interface SigningKeyTable {
  key_id: number
  secret: string
  created_at: Date
}

export interface DeviceSignInTable {
  device_id: string
  person_id: string
  last_at: Date
}

export interface DeviceTable {
  device_id: string
  acknowledged_through: Generated<number>
  first_seen_at: Date
}

/** A node of the server, while it runs, with the desktops that are connected to it. */
export interface NodeTable {
  node_id: string
  seen_at: Date
  devices: string[]
  /** Who sits at each of `devices`. */
  people: string[]
}

export interface PeopleTables {
  person: PersonTable
  session: SessionTable
  refresh_token: RefreshTokenTable
  sign_in_attempt: SignInAttemptTable
  signing_key: SigningKeyTable
  device_sign_in: DeviceSignInTable
  device: DeviceTable
  node: NodeTable
}
