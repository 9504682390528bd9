import { text } from '#foundation';
import type { Registrar } from '#platform/registration';

/** A real home whose province's registration platform is not connected: everything up to the code works, the code has to wait. */
export const registrarNotConnected: Registrar = {
  assignCode: async () => ({
    ok: false,
    retry: true,
    reason: text(
      '尚未接入省级登记平台，暂时不能赋码；申请保持原状，接入后可继续办理。',
      'No registration platform of the province is connected, so no code can be assigned yet. The application stays as it is.',
    ),
  }),
  record: async () => ({
    ok: false,
    retry: true,
    reason: text(
      '尚未接入省级登记平台，暂时不能记载；申请保持原状，接入后可继续办理。',
      'No registration platform of the province is connected, so nothing can be recorded yet. The application stays as it is.',
    ),
  }),
};
