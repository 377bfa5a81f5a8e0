import { contains, type Range } from '../text/range.ts';
import { countBefore } from '../text/sorted.ts';
import type { Finding } from './finding.ts';

/** Where one finding makes others give way, and which. */
export interface Claim<Block> {
  readonly owner: Finding<Block>;
  readonly block: Block;
  readonly at: Range;
  /** Ids of rules; `*` is every one but the owner's. */
  readonly rules: readonly string[];
}

/** The claims on one block in the order of their start; `reach` is how far this and all before it go. */
type Claims<Block> = readonly { readonly claim: Claim<Block>; readonly reach: number }[];

/**
 * The findings that give way to no claim. A finding gives way where a claim of its block on its rule covers
 * all of it. Costs about what sorting costs: claims seldom nest.
 */
export function withoutSuperseded<Block>(
  findings: readonly Finding<Block>[],
  claims: readonly Claim<Block>[],
): readonly Finding<Block>[] {
  if (claims.length === 0) return findings;
  const byBlock = groupByBlock(claims);
  return findings.filter((finding) => !isSuperseded(finding, byBlock.get(finding.block)));
}

/** The claims on each block, in their order. */
export function claimsByBlock<Block>(
  claims: readonly Claim<Block>[],
): ReadonlyMap<Block, readonly Claim<Block>[]> {
  const groups = new Map<Block, Claim<Block>[]>();
  for (const claim of claims) {
    const group = groups.get(claim.block);
    if (group) group.push(claim);
    else groups.set(claim.block, [claim]);
  }
  return groups;
}

function groupByBlock<Block>(claims: readonly Claim<Block>[]): ReadonlyMap<Block, Claims<Block>> {
  const groups = new Map<Block, { claim: Claim<Block>; reach: number }[]>();
  for (const claim of [...claims].sort((a, b) => a.at.start - b.at.start)) {
    const group = groups.get(claim.block) ?? [];
    groups.set(claim.block, group);
    group.push({ claim, reach: Math.max(claim.at.end, group[group.length - 1]?.reach ?? 0) });
  }
  return groups;
}

function isSuperseded<Block>(finding: Finding<Block>, claims: Claims<Block> = []): boolean {
  for (let index = lastStartingBy(claims, finding.at.start); index >= 0; index--) {
    const { claim, reach } = claims[index] as Claims<Block>[number];
    if (reach < finding.at.end) return false;
    if (takes(claim, finding)) return true;
  }
  return false;
}

/** The index of the last claim that starts at or before `start`, or -1. */
function lastStartingBy<Block>(claims: Claims<Block>, start: number): number {
  return countBefore(claims.length, (index) => (claims[index]?.claim.at.start as number) <= start) - 1;
}

function takes<Block>({ owner, at, rules }: Claim<Block>, finding: Finding<Block>): boolean {
  if (finding === owner || !contains(at, finding.at)) return false;
  return rules.includes(finding.rule) || (rules.includes('*') && finding.rule !== owner.rule);
}
