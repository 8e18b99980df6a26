/** Drivers and mappers, as imported. */
export const databaseModule =
  /^(?:pg|pg-pool|pg-promise|pg-native|pg-cursor|pg-query-stream|postgres|slonik|mysql|mysql2|mysql2\/promise|promise-mysql|mariadb|better-sqlite3|sqlite3|sqlite|sqlite-async|bun:sqlite|libsql|@libsql\/[\w/-]+|@electric-sql\/pglite|mssql|tedious|oracledb|knex|objection|sequelize|sequelize-typescript|@sequelize\/core|typeorm|@prisma\/[\w/-]+|drizzle-orm|drizzle-orm\/[\w/-]+|kysely|@mikro-orm\/[\w/-]+|@neondatabase\/serverless|@planetscale\/database|@vercel\/postgres|snowflake-sdk|cassandra-driver|duckdb|@duckdb\/[\w-]+|@clickhouse\/client|@google-cloud\/bigquery|neo4j-driver|expo-sqlite)(?=[.(]|$)/u;

/** What connections, pools and the like are called. */
export const databaseName =
  /^(?:\w*(?:[dD]b|DB|[dD]atabase|[kK]nex|[sS]equelize|[pP]risma|[pP]ool|[sS]qlite|[mM]ysql|[pP]ostgres|QueryRunner|DataSource|EntityManager)|conn|connection|con|sql|pg|trx|em|manager|queryRunner|dataSource|entityManager)$/u;
