/** What is there when the standard is adopted. */
export const check = {
  name: 'check',
  from: 'adopted',
  async run(checkout) {
    const { report } = await checkout.check();
    return report.gates
      .map(({ counts, durationMs, name, status }) => {
        const time = `${(durationMs / 1000).toFixed(1)} s`;
        return `${name} ${status === 'skipped' ? status : `${counts.open} in ${time}`}`;
      })
      .join(', ');
  },
};
