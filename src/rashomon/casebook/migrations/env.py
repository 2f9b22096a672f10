"""Run by Alembic for each migration, with the connection that `migrate` hands in: everything happens in its transaction."""

from alembic import context

from rashomon.casebook.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
