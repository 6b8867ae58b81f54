import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

export const serviceRequests: Migration = {
  up: async (db: Kysely<unknown>) => {
    // The desktop makes the id, so that the same press is the same row however often it arrives. The form is a resident's
    // matter: it goes from here as soon as the city's own system has it.
    await sql`
      create table service_request (
        request_id uuid primary key,
        interaction_id uuid not null,
        person_id uuid not null references person,
        device_id uuid not null,
        service_code text not null,
        service_name text not null,
        form jsonb,
        made_at timestamptz not null,
        received_at timestamptz not null,
        state text not null check (
          state in ('kept', 'sending', 'token', 'numbered', 'taken', 'refused', 'unknown', 'dropped')
        ),
        due_at timestamptz,
        attempts integer not null,
        sending_since timestamptz,
        number text,
        token text,
        notice text,
        fault text,
        detail text,
        changed_at timestamptz not null,
        decided_by uuid references person,
        version integer not null,
        check ((state in ('kept', 'token')) = (due_at is not null)),
        check ((state = 'sending') = (sending_since is not null)),
        check (state not in ('kept', 'sending') or form is not null)
      );
      create index service_request_due on service_request (due_at) where due_at is not null;
      create index service_request_sending on service_request (sending_since) where sending_since is not null;
      create index service_request_of_person on service_request (person_id, made_at);
      create index service_request_changed on service_request (changed_at);
    `.execute(db)
  },
}
