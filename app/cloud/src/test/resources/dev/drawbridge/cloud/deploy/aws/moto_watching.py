"""What moto lacks of watching: percentiles of metrics that were put there, and traces of segments that were put there, found by service and given in pages.

Imported by moto_cloudformation.py. Written for moto 5.2.
"""
import datetime
import json
import math
import re

import moto.cloudwatch.models as cloudwatch
import moto.xray.models as xray
import moto.xray.responses as xray_responses

TRACES_IN_A_PAGE = 3
SEGMENTS_IN_A_PAGE = 4


# ---------------------------------------------------------------- metrics

def key(namespace, name, dimensions):
    return namespace, name, tuple(sorted(dimensions))


def statistic(name, data):
    """One figure of the points of a period; a percentile between two points lies between them, as CloudWatch says it does."""
    percentile = re.fullmatch(r"p(\d+(?:\.\d+)?)", name)
    if percentile is None:
        figures = cloudwatch.Statistics([name], datetime.datetime.now())
        figures.metric_data = data
        return figures.get_statistics_for_type(name)
    values = sorted(one.value for one in data if isinstance(one, cloudwatch.MetricDatum))
    if not values:
        return None
    place = (len(values) - 1) * float(percentile.group(1)) / 100
    below = math.floor(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)


plain_get_metric_data = cloudwatch.CloudWatchBackend.get_metric_data


def get_metric_data(self, queries, start_time, end_time, scan_by="TimestampAscending"):
    asked = [query for query in queries if "MetricStat" in query]
    if len(asked) != len(queries):
        return plain_get_metric_data(self, queries, start_time, end_time, scan_by)
    start_time, end_time = start_time.replace(microsecond=0), end_time.replace(microsecond=0)
    points = {}
    for one in self.get_all_metrics():
        if start_time <= one.timestamp < end_time:
            points.setdefault(key(one.namespace, one.name, [(d.name, d.value) for d in one.dimensions]), []).append(one)
    results = []
    for query in asked:
        stat = query["MetricStat"]
        metric = stat["Metric"]
        seconds = int(stat["Period"])
        periods = {}
        for one in points.get(key(metric["Namespace"], metric["MetricName"], [(d["Name"], d["Value"]) for d in metric.get("Dimensions", [])]), []):
            periods.setdefault(int((one.timestamp - start_time).total_seconds()) // seconds, []).append(one)
        found = [(start_time + datetime.timedelta(seconds=number * seconds), statistic(stat["Stat"], data)) for number, data in sorted(periods.items())]
        found = [(time, value) for time, value in found if value is not None]
        if scan_by == "TimestampDescending":
            found.reverse()
        results.append({"id": query["Id"], "label": query.get("Label") or metric["MetricName"] + " " + stat["Stat"], "status_code": "Complete",
                        "timestamps": [time for time, value in found], "values": [value for time, value in found]})
    return results


cloudwatch.CloudWatchBackend.get_metric_data = get_metric_data


# ---------------------------------------------------------------- traces

def documents(backend):
    """The segments that were put there, as text, by trace."""
    return {trace: [segment.raw if isinstance(segment.raw, str) else json.dumps(segment.raw) for segment in found["segments"]]
            for trace, found in backend._segment_collection._traces.items()}


def of_services(texts, wanted):
    return not wanted or any(json.loads(text).get("name") in wanted for text in texts)


def page(items, token, size):
    first = int(token or 0)
    return items[first:first + size], str(first + size) if first + size < len(items) else None


def trace_summaries(self):
    asked = self.request_params
    wanted = re.findall(r'service\("([^"]+)"\)', asked.get("FilterExpression") or "")
    start, end = float(asked["StartTime"]), float(asked["EndTime"])
    found = []
    for trace, texts in documents(self.xray_backend).items():
        segments = [json.loads(text) for text in texts]
        begun = min(float(segment["start_time"]) for segment in segments)
        if start <= begun <= end and of_services(texts, wanted):
            found.append({"Id": trace, "Duration": max(float(segment.get("end_time", begun)) for segment in segments) - begun,
                          "IsPartial": any(segment.get("in_progress") for segment in segments), "HasFault": any(segment.get("fault", False) for segment in segments)})
    some, token = page(sorted(found, key=lambda one: one["Id"]), asked.get("NextToken"), TRACES_IN_A_PAGE)
    return json.dumps({"TraceSummaries": some, "TracesProcessedCount": len(found), **({"NextToken": token} if token else {})})


def traces(self):
    asked = self.request_params
    known = documents(self.xray_backend)
    all_of_them = [(trace, text) for trace in asked["TraceIds"] for text in known.get(trace, [])]
    some, token = page(all_of_them, asked.get("NextToken"), SEGMENTS_IN_A_PAGE)
    found = {}
    for trace, text in some:
        found.setdefault(trace, []).append({"Id": json.loads(text)["id"], "Document": text})
    return json.dumps({"Traces": [{"Id": trace, "Segments": segments} for trace, segments in found.items()],
                       "UnprocessedTraceIds": [trace for trace in asked["TraceIds"] if trace not in known], **({"NextToken": token} if token else {})})


xray_responses.XRayResponse.trace_summaries = trace_summaries
xray_responses.XRayResponse.traces = traces
