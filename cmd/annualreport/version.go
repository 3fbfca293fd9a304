package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/report"
)

var version = command{
	name:    "version",
	summary: report.Label{ZH: "版本", EN: "says which version this is"},
	setUp: func(p *program, _ *options) func([]string) (int, error) {
		return func([]string) (int, error) {
			info, ok := debug.ReadBuildInfo()
			if !ok {
				return 0, said{report.Label{ZH: "程序中没有版本信息", EN: "the program holds no version"}}
			}
			text := "annualreport " + info.Main.Version
			for _, s := range info.Settings {
				if s.Key == "vcs.revision" && !strings.Contains(text, s.Value[:min(12, len(s.Value))]) {
					text += " " + s.Value
				}
			}
			fmt.Fprintln(p.Out, text, info.GoVersion)
			return terminal.Done, nil
		}
	},
}
