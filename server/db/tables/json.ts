import type { ColumnType } from 'kysely'

/** JSON goes in as text that we made (`storableJson`), and comes out parsed. */
export type Json<Value> = ColumnType<Value, string, string>
