import { ProblemNotice } from "@/components/errors/problem-notice";
import { ServerWords } from "@/components/errors/server-words";
import { wording } from "@/lib/errors/wording";
import { missedCount, missedText, missedWords, type SignedSearch } from "./find-signed";

interface MissedZonesProps {
  missed: SignedSearch["missed"];
  onRetry: () => void;
}

/** Which signed zones could not be looked at, each kind of reason with its words. */
export function MissedZones({ missed, onRetry }: MissedZonesProps) {
  const retried = missed.find(({ problem }) => wording(problem).actions.includes("retry"));
  const problem = (retried ?? missed[0])?.problem;
  if (!problem) return null;
  const count = missedCount(missed);
  return (
    <ProblemNotice
      problem={problem}
      title={`${count} signed ${count === 1 ? "zone" : "zones"} could not be looked at: ${missedText(missed)}`}
      onRetry={onRetry}
    >
      {missed.length > 1 ? (
        <ul className="list-disc pl-5">
          {missed.map((each) => (
            <li key={missedWords(each.problem)}>
              {missedWords(each.problem)}: <ServerWords text={wording(each.problem).message} />
            </li>
          ))}
        </ul>
      ) : undefined}
    </ProblemNotice>
  );
}
