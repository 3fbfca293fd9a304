module github.com/govdisclosure/annualreport

go 1.25.0
