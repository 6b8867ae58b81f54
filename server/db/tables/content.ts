import type { Generated, JSONColumnType } from 'kysely'
import type { Audience } from '../../../shared/banner/banner.ts'
import type { GoldenQuestion, ReleaseRecord } from '../../../shared/content/content-contract.ts'
import type { DraftState, DraftSummary, DraftText } from '../../../shared/content/draft.ts'
import type { ToldObstacle } from '../../../shared/content/obstacle.ts'
import type { Revision } from '../../../shared/knowledge/answer.ts'
import type { Json } from './json.ts'

/* What the content team writes, and the releases that it becomes. */

export interface RevisionTable {
  revision_id: string
  answer_id: string
  language: 'en' | 'fr'
  body: JSONColumnType<Revision>
}

export interface ReleaseTable {
  number: number
  hash: string
  time_zone: string
  published_at: Date
  /** Of the release before it; null for the first. */
  previous_hash: Generated<string | null>
  /** Null in a release that an older server published, until one of ours starts. */
  signing_key_id: Generated<string | null>
  signature: Generated<string | null>
  /** Null: the server itself. */
  published_by: string | null
  purpose: Generated<ReleaseRecord['purpose']>
  note: string | null
}

/** The centre's Ed25519 key. */
export interface ReleaseSigningKeyTable {
  key_id: number
  /** PKCS #8 and SPKI, each in DER as base64url. */
  private_key: string
  public_key: string
  created_at: Date
}

export interface ReleaseChangeTable {
  release_number: number
  /** Place among the changes of one release, from 1. */
  ordinal: number
  kind: 'put-revision' | 'withdraw-revision'
  revision_id: string
}

export interface DeviceReleaseTable {
  device_id: string
  release_number: number
  release_hash: string
  person_id: string
  reported_at: Date
}

/** A text of the content team's on its way; kept when it is published or discarded, and not listed any more. */
export interface DraftTable {
  draft_id: string
  answer_id: string
  language: 'en' | 'fr'
  purpose: DraftSummary['purpose']
  replaces: string | null
  text: Json<DraftText>
  state: DraftState | 'published' | 'discarded'
  version: number
  created_by: string
  created_at: Date
  edited_by: string
  edited_at: Date
  approved_by: string | null
  publish_at: Date | null
  held_up: string | null
  /** The same as codes; null of what was held up before there were any. */
  held_up_by: Json<ToldObstacle[]> | null
  published_in: number | null
}

/** Which draft an editor has open, by session. */
export interface DraftLookTable {
  session_id: string
  person_id: string
  draft_id: string
  looked_at: Date
}

/** Every version of the golden questions; the highest counts. */
export interface GoldenSetTable {
  version: number
  questions: Json<GoldenQuestion[]>
  /** Null: the server itself. */
  saved_by: string | null
  saved_at: Date
}

/** What the content team did. Rows are added, and never changed or deleted. */
export interface EditorialActTable {
  act_id: Generated<number>
  at: Date
  /** Null: the server itself. */
  person_id: string | null
  act: string
  draft_id: string | null
  release_number: number | null
  reason: string | null
}

/** Counts the changes of all drafts together, so that a node sees at a glance whether it has missed one. */
export interface ContentVersionTable {
  what: 'drafts'
  version: number
}

export interface BannerTable {
  banner_id: string
  text_en: string
  text_fr: string
  audience_kind: Audience['kind']
  /** The role or the queue, where the kind is one; null otherwise. */
  audience_name: string | null
  starts_at: Date
  ends_at: Date
  written_by: string
  written_at: Date
  ended_by: string | null
  ended_at: Date | null
}

export interface BannerAcknowledgementTable {
  banner_id: string
  person_id: string
  device_id: string
  acknowledged_at: Date
  received_at: Date
}

export interface ContentTables {
  revision: RevisionTable
  release: ReleaseTable
  release_signing_key: ReleaseSigningKeyTable
  release_change: ReleaseChangeTable
  device_release: DeviceReleaseTable
  draft: DraftTable
  draft_look: DraftLookTable
  golden_set: GoldenSetTable
  editorial_act: EditorialActTable
  content_version: ContentVersionTable
  banner: BannerTable
  banner_acknowledgement: BannerAcknowledgementTable
}
