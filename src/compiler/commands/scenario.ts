import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildScenarioStructure } from "../build/build-scenario.ts";
import { readAndCheck } from "../compile.ts";
import { formatDiagnostic } from "../diagnostic.ts";
import { drawStory } from "../scenario/draw-story.ts";
import { exploreScenario } from "../scenario/explore.ts";
import { measurePaths } from "../scenario/measure-paths.ts";
import { storyWords } from "../scenario/story-words.ts";
import { writeStory } from "../scenario/write-story.ts";
import { readSourceFiles } from "../source/source-files.ts";
import { type Outcome, refused } from "./command.ts";

/** Shows an author one scenario, `id` or `course/id`: how its paths end, how long they are, what is met on them; drawn into `svg`. */
export async function scenario(root: string, name: string, svg: string | undefined): Promise<Outcome> {
  const { courses, diagnostics } = readAndCheck(await readSourceFiles(root));
  const found = courses.flatMap((course) =>
    course.modules
      .flatMap(({ scenarios }) => scenarios)
      .filter(({ id }) => name === id || name === `${course.id}/${id}`)
      .map((source) => ({ source, course })),
  );
  const [one, another] = found;
  if (!one) return refused(`there is no scenario "${name}" that can be read: run courses check`);
  if (another) return refused(`"${name}" is in several courses: write course/${name}`);
  const { source, course } = one;
  const problems = diagnostics
    .filter(({ file }) => file.startsWith(`${source.folder}/`))
    .map((diagnostic) => formatDiagnostic({ ...diagnostic, file: join(root, diagnostic.file) }));
  const words = source.words.get(course.sourceLang)?.value;
  if (!words) return refused(...problems);
  const story = exploreScenario(buildScenarioStructure(source));
  const measure = measurePaths(story, storyWords(words));
  if (svg !== undefined) await writeFile(svg, drawStory(story.structure, measure));
  return { lines: [...problems, ...writeStory(story, measure), ...(svg === undefined ? [] : ["", `drawn in ${svg}`])], ok: true };
}
