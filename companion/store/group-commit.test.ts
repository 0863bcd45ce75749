import { expect, test } from 'vitest';
import { groupCommit } from './group-commit.ts';

test('calls that overlap share a commit and learn their own position', async () => {
  const groups: number[][] = [];
  let end = 10;
  const { append } = groupCommit<number>(async (items) => {
    groups.push(items);
    await new Promise((resolve) => setTimeout(resolve, 5));
    end += items.length;
    return end - items.length;
  });
  const first = append([1]);
  const second = append([2, 3]);
  await new Promise((resolve) => setTimeout(resolve, 2));
  const third = append([4]);
  const fourth = append([]);
  expect(await Promise.all([first, second, third, fourth])).toEqual([11, 13, 14, 14]);
  expect(groups).toEqual([[1, 2, 3], [4]]);
});

test('a group that fails rejects its own calls only', async () => {
  const { append } = groupCommit<string>(async (items) => {
    if (items.includes('bad')) throw new Error('refused');
    return 0;
  });
  const [bad, along] = [append(['bad']), append(['along'])];
  await expect(bad).rejects.toThrow('refused');
  await expect(along).rejects.toThrow('refused');
  expect(await append(['good'])).toBe(1);
});
