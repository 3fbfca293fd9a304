package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

// readFolder reads all reports of a folder: of its files. What is no file is named and
// passed over: who sends a folder in may put links into it that lead elsewhere, and
// pipes on which reading never ends.
func (c *checker) readFolder(dir string) []*report.Report {
	entries, err := os.ReadDir(dir)
	if err != nil {
		c.fail(err)
		return nil
	}
	var reports []*report.Report
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		if why := passedOver(e); why != "" {
			fmt.Fprintln(c.stderr, c.words.Sprintf("passed over", name, c.words.Sprintf(why)))
			continue
		}
		if r := c.read(name, parse.Options{}); r != nil {
			reports = append(reports, r)
		}
	}
	return reports
}

// passedOver returns the key of the words that say why an entry is not read, "" where
// it is.
func passedOver(e fs.DirEntry) string {
	switch {
	case e.IsDir():
		return "a folder"
	case e.Type()&fs.ModeSymlink != 0:
		return "a link"
	case !e.Type().IsRegular():
		return "no file"
	case strings.HasPrefix(e.Name(), "."), strings.HasPrefix(e.Name(), "~$"):
		// Word keeps a ~$ file beside one that is open.
		return "hidden"
	}
	return ""
}
