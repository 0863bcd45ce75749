import { sendMessage } from '../../messages.ts';
import type { ShelfState } from '../../state.ts';
import { Button } from '../../ui/button.tsx';

/** The way to the review page, with what waits there. Nothing where nothing came back of late. */
export function ReviewButton({ week }: { week: ShelfState['week'] }) {
  if (week.assets === 0) return null;
  return (
    <Button
      wide
      onPress={async () => {
        await sendMessage('openReview', null);
        window.close();
      }}
    >
      {week.unreviewed > 0
        ? `Review ${week.unreviewed.toLocaleString('en-US')} from this week`
        : 'Review: nothing new this week'}
    </Button>
  );
}
