import type { HouseholdRole, Resident } from './person-types.ts';
import type { SeededRandom } from './random.ts';

export interface Member {
  readonly role: HouseholdRole;
  readonly age: number;
  readonly sex: Resident['sex'];
}

/** Head first; then a spouse, children younger than their parents, a grandparent or grandchild in larger households. */
export function membersOf(random: SeededRandom, size: number): Member[] {
  const sex = random.chance(0.68) ? '男' : '女';
  const old = size <= 2 && random.chance(0.4);
  const head: Member = {
    role: '户主',
    age: old ? random.integer(60, 92) : random.integer(size === 1 ? 22 : 27, 62),
    sex,
  };
  const members = [head];
  if (size === 1) return members;
  const spouse = size > 2 || random.chance(0.72);
  if (spouse)
    members.push({
      role: '配偶',
      age: Math.max(22, head.age + random.integer(-6, 4)),
      sex: sex === '男' ? '女' : '男',
    });
  const youngestParent = Math.min(...members.map((member) => member.age));
  while (members.length < size) {
    const role = random.weighted<HouseholdRole>([
      ['子女', 70],
      ['父母', head.age < 66 ? 22 : 0],
      ['孙子女', head.age >= 52 ? 8 : 0],
    ]);
    const age =
      role === '父母'
        ? Math.min(99, head.age + random.integer(20, 34))
        : role === '孙子女'
          ? random.integer(0, Math.max(0, youngestParent - 46))
          : random.integer(Math.max(0, youngestParent - 42), Math.max(0, youngestParent - 21));
    members.push({ role, age, sex: random.chance(0.51) ? '男' : '女' });
  }
  return members;
}
