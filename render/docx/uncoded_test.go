package docx

import "regexp"

var codes = regexp.MustCompile(` \[[a-z]+\.[a-z0-9_]+\]`)

// uncoded is the text of an error without the codes behind its messages.
func uncoded(err error) string { return codes.ReplaceAllString(err.Error(), "") }
