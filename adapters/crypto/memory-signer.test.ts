import { noteSignerContract } from '../../platform/evidence/ports.contract.ts';
import { memorySigner } from './memory-signer.ts';

noteSignerContract('memory', async () => memorySigner('test.example/log'));
