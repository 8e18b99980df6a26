import { z } from 'zod';
import { ApiError, ErrorCode } from './errors.js';

const timeoutMilliseconds = 5000;

const certificateSchema = z.object({
  serialNumber: z.string(),
  laboratory: z.string(),
  validUntil: z.iso.date(),
});

/** That a laboratory has calibrated a piece of equipment. */
type Certificate = z.infer<typeof certificateSchema>;

/**
 * The service that keeps the calibration certificates.
 *
 * @example
 * ```ts
 * await new CertificateService('https://certificates.example.com/').find('SN-2048');
 * ```
 */
export class CertificateService {
  readonly #address: string | undefined;

  /**
   * @param address - Where the service answers, with a slash at the end; `undefined` where there is none.
   */
  constructor(address: string | undefined) {
    this.#address = address;
  }

  /**
   * Finds the certificate of a piece of equipment.
   *
   * @param serialNumber - Its serial number.
   * @returns The certificate, or `undefined` where there is none.
   * @throws {@link ApiError} with status 502 where the service does not answer as it should.
   */
  async find(serialNumber: string): Promise<Certificate | undefined> {
    if (this.#address === undefined) return undefined;
    try {
      const response = await fetch(new URL(encodeURIComponent(serialNumber), this.#address), {
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMilliseconds),
      });
      if (response.status === 404) return undefined;
      return certificateSchema.parse(await response.json());
    } catch (error) {
      throw new ApiError(ErrorCode.Unavailable, 'The certificate service does not answer', {
        cause: error,
      });
    }
  }
}
