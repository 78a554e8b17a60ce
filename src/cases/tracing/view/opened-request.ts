import { createStore, type Store } from '../../../kit/store.ts';

let seated: { readonly owner: string; readonly opened: Store<string | null> } | null = null;

/** Which request lies open at the desk of whoever sits here: another room may open one; another person begins afresh. */
export function openedRequestOf(owner: string): Store<string | null> {
  if (seated?.owner !== owner) seated = { owner, opened: createStore<string | null>(null) };
  return seated.opened;
}
