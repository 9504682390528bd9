import { text } from '#foundation';
import type { Detector } from '../detector.ts';
import { Hits } from '../hits.ts';
import { shape } from '../scanning/shape.ts';

/** Names and paths of files are looked at in their last part, templates in their first characters: neither needs the whole cell. */
const lookedAt = 512;
/** Of a file's name from its point on, spaces behind it included. */
const longestEnding = 12;
const shortestTemplate = 12;
const file =
  /(?:指纹|人脸|人像|虹膜|声纹|掌纹|指静脉|finger(?:print)?|face|iris|voice ?print|palm)[^\n]{0,120}\.(?:wsq|fmd|fmr|fir|iso|dat|bin|tpl|jpe?g|png|bmp|wav)\b/i;
const bareFile = /\.(?:wsq|fmd|fmr|fir)$/i;
/** `FMR`, `FIR`, `IIR`, `FAC` of ISO/IEC 19794 in base64, and WSQ's first bytes. */
const template = /^(?:Rk1S|RklS|SUlS|RkFD|\/6D\/p)[A-Za-z0-9+/]{8}/;
const base64 = /^[A-Za-z0-9+/]{64}/;

/** References to fingerprints, faces, irises and voices: names of files, and templates that stand in the cell. */
export const biometricDetector: Detector = {
  needs: shape.latin,
  sampled: false,
  open(header) {
    const files = new Hits();
    const hinted = header.families.has('biometric');
    return {
      see({ text: source, rows }) {
        const point = source.lastIndexOf('.');
        const named = point >= 0 && source.length - point <= longestEnding;
        if (!named && source.length < shortestTemplate) return;
        const start = source.slice(0, lookedAt);
        if (template.test(start)) files.add(rows, 'template', () => '<template>');
        else if (hinted && base64.test(start)) files.add(rows, 'base64', () => '<base64>');
        else {
          const end = source.length > lookedAt ? source.slice(-lookedAt) : source;
          if (!named) return;
          const found = file.test(end) || bareFile.test(end.trim());
          if (found) files.add(rows, 'file', () => '<file>');
        }
      },
      judge: () =>
        files.distinct === 0
          ? []
          : [
              {
                family: 'biometric',
                hits: files,
                confidence: hinted || files.forms.template ? 'high' : 'medium',
                why: [
                  text(
                    '取值是生物特征模板，或名为指纹、人脸等的文件',
                    'The values are templates of biometric features, or files named after fingers, faces and the like',
                  ),
                ],
              },
            ],
    };
  },
};
