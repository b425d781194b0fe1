// Says whether a file is a JSON Resume, by the format's own validator.
//
// node validate.mjs <file>
import { readFileSync } from 'node:fs'
import resumeSchema from 'resume-schema'

const resume = JSON.parse(readFileSync(process.argv[2], 'utf8'))
resumeSchema.validate(resume, (errors, report) => {
  console.log(JSON.stringify({ valid: !errors && report.valid === true, errors: errors ?? [] }))
})
