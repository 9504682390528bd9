import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Registrar } from '#platform/registration';

/**
 * The provincial registrar of the demo city, on the other side of the port: it alone knows how its codes are made. It keeps its
 * own secret in its own folder and answers the same application with the same codes, as the real platform does for a repeated
 * filing. Codes have the shape seen on the national platform: 22 digits, opaque.
 */
export function simulatedRegistrar(folder: string): Registrar {
  const secret = ownSecret(folder);
  const digits = (purpose: string, applicationId: string, length: number) => {
    const hex = createHmac('sha256', secret).update(`${purpose}\n${applicationId}`).digest('hex');
    return BigInt(`0x${hex}`).toString().slice(-length);
  };
  return {
    async assignCode(filing) {
      if (!filing.registrant || !filing.title) {
        return {
          ok: false,
          retry: false,
          reason: { zh: '登记主体或名称缺失', en: 'The registrant or the name is missing' },
        };
      }
      return {
        ok: true,
        registrationCode: digits('registration', filing.applicationId, 22),
        queryCode: `YS${digits('query', filing.applicationId, 16)}`,
      };
    },
    async record(filing) {
      // It knows only codes that have the shape of its own.
      return /^\d{22}$/.test(filing.registrationCode)
        ? { ok: true, receipt: `HZ${digits(`receipt ${filing.type}`, filing.applicationId, 16)}` }
        : {
            ok: false,
            retry: false,
            reason: { zh: '没有这个登记编码', en: 'There is no such registration code' },
          };
    },
  };
}

function ownSecret(folder: string): Buffer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' });
  return readFileSync(file);
}
