import { noteSignerContract } from '../../platform/evidence/ports.contract.ts';
import { memorySigner, memorySm2Signer } from './memory-signer.ts';

noteSignerContract('memory', async () => memorySigner('test.example/log'));
noteSignerContract('memory, SM2', async () => memorySm2Signer('test.example/log'));
