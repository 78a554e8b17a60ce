import type pg from 'pg';
import type { Text } from '../kernel/text.ts';
import { faultText, storeFault } from './faults.ts';

/** How the program shall connect after the migrations. */
export interface ProgramRole {
  /** `login`: with a name of its own; `set`: as the given role, limited at connect; `owner`: not limited (warned). */
  readonly kind: 'login' | 'set' | 'owner';
  readonly warnings: readonly Text[];
}

/**
 * Makes the three roles where it may: `strait_owner` owns the schema, `strait_program` is what the program runs as, and
 * `strait_reader` what it takes on for a person's question: no rights but to read projections, under row security.
 * Leaves the connection acting as the owner. `loginPassword` gives `strait_program` a login of its own.
 * By URL the program then shares the given login and limits itself at connect (`set`): that holds against mistakes and
 * injected statements, not against whoever holds the URL; a second login (`programUrl`) is the hard wall.
 * An administrator who grants no CREATEROLE makes strait_program by hand, or accepts the warning `single_role`.
 */
export async function prepareRoles(
  client: pg.ClientBase,
  loginPassword: string | null,
): Promise<ProgramRole> {
  const me = await whoAmI(client);
  if (me.canCreate) await makeRoles(client, me, loginPassword);
  const program = await stateOf(client, 'strait_program');
  if (program.exists && !program.member) throw storeFault('role_not_granted', { role: me.name });
  if (program.strong) throw storeFault('role_too_strong', { role: 'strait_program' });
  if (await isReaderStrong(client)) throw storeFault('role_too_strong', { role: 'strait_reader' });
  if (me.superuser) await actAsOwner(client);
  if (!program.exists) return { kind: 'owner', warnings: [faultText('single_role', { role: me.name })] };
  return { kind: loginPassword === null ? 'set' : 'login', warnings: [] };
}

interface Me {
  readonly name: string;
  readonly superuser: boolean;
  readonly canCreate: boolean;
}

async function whoAmI(client: pg.ClientBase): Promise<Me> {
  const { rows } = await client.query<Me>(`select rolname as name, rolsuper as superuser,
    rolsuper or rolcreaterole as "canCreate" from pg_roles where rolname = current_user`);
  const me = rows[0];
  if (!me) throw new Error('the connection has no role');
  return me;
}

async function makeRoles(client: pg.ClientBase, me: Me, loginPassword: string | null): Promise<void> {
  const limits = 'nosuperuser nobypassrls nocreatedb nocreaterole noreplication';
  if (me.superuser) await createRole(client, `strait_owner nologin ${limits}`);
  const login = loginPassword === null ? 'nologin' : `login password ${client.escapeLiteral(loginPassword)}`;
  const isNew = await createRole(client, `strait_program ${login} ${limits}`);
  if (isNew && !me.superuser)
    await client.query(`grant strait_program to ${client.escapeIdentifier(me.name)}`);
  await createRole(client, `strait_reader nologin ${limits}`);
  await grantReader(client);
}

async function grantReader(client: pg.ClientBase): Promise<void> {
  if (await isReaderGranted(client)) return;
  try {
    await client.query('grant strait_reader to strait_program');
  } catch (error) {
    // Another process was quicker, or another account made the role and must grant it: the store warns.
    if (await isReaderGranted(client)) return;
    if (!(error instanceof Error && 'code' in error && error.code === '42501')) throw error;
  }
}

async function isReaderGranted(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ granted: boolean }>(
    `select pg_has_role('strait_program', 'strait_reader', 'member') as granted`,
  );
  return rows[0]?.granted === true;
}

/** The reader's role must lead to no other: it would read with that one's rights. */
async function isReaderStrong(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ strong: boolean }>(
    `select rolsuper or rolbypassrls or exists (select from pg_auth_members where member = pg_roles.oid) as strong
     from pg_roles where rolname = 'strait_reader'`,
  );
  return rows[0]?.strong === true;
}

/** Roles belong to the whole server: another database's node may have made them, even at this very moment. */
async function createRole(client: pg.ClientBase, definition: string): Promise<boolean> {
  const name = definition.split(' ')[0] ?? '';
  if ((await stateOf(client, name)).exists) return false;
  try {
    await client.query(`create role ${definition}`);
    return true;
  } catch (error) {
    if ((await stateOf(client, name)).exists) return false;
    throw error;
  }
}

interface RoleState {
  readonly exists: boolean;
  readonly member: boolean;
  readonly strong: boolean;
}

async function stateOf(client: pg.ClientBase, role: string): Promise<RoleState> {
  const { rows } = await client.query<RoleState>(
    `select true as exists, pg_has_role(current_user, oid, 'member') as member, rolsuper or rolbypassrls as strong
     from pg_roles where rolname = $1`,
    [role],
  );
  return rows[0] ?? { exists: false, member: false, strong: false };
}

/** So that what runs with the definer's rights never runs as a superuser. */
async function actAsOwner(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    `select has_database_privilege('strait_owner', current_database(), 'create') as may`,
  );
  if (!rows[0]?.may) {
    const { rows: named } = await client.query<{ name: string }>(
      'select quote_ident(current_database()) as name',
    );
    await client.query(`grant create on database ${named[0]?.name ?? ''} to strait_owner`);
  }
  await client.query('set role strait_owner');
}
