import { createStore, type Store } from '../../../kit/store.ts';

let seated: { readonly owner: string; readonly opened: Store<string | null> } | null = null;

/** Which passage lies open at the desk of whoever sits here: the alarm line may open one; another person begins afresh. */
export function openedPassageOf(owner: string): Store<string | null> {
  if (seated?.owner !== owner) seated = { owner, opened: createStore<string | null>(null) };
  return seated.opened;
}
